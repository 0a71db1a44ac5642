// SPDX-License-Identifier: Apache-2.0
// flock() on a file of its own. A lock on the store itself would be simpler, but closing any descriptor of a file drops the
// POSIX locks that SQLite holds on it. The file is unlinked while locked; whoever opened it just before then holds a lock on
// a file without a name, sees that, and tries again.
#include "store/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "runut/error.h"

namespace runut {
namespace {

bool still_named(int descriptor, const std::filesystem::path& file) {
  struct stat held{};
  struct stat named{};
  return fstat(descriptor, &held) == 0 && stat(file.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& store) : file_(store.string() + "-lock") {
  for (;;) {
    descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) {
      throw Error("Cannot write beside " + store.string() + ": " + std::strerror(errno) +
                  "; check the folder and its permissions.");
    }
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      ::close(descriptor_);
      throw Error(store.string() + " is being written by another process; wait until that has finished, or end it.");
    }
    if (still_named(descriptor_, file_)) return;
    ::close(descriptor_);
  }
}
WriterLock::~WriterLock() {
  ::unlink(file_.c_str());
  ::close(descriptor_);
}

}  // namespace runut
