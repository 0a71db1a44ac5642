// SPDX-License-Identifier: Apache-2.0
// The first growth of the heap takes all of kHeapBytes as addresses, and the kernel is asked to back them with large pages
// as they are touched. The same as glibc.malloc.hugetlb=1, which a program cannot set for itself.
#include "cli/heap.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#endif

namespace runut {

#ifdef __GLIBC__
void prepare_heap() {
  constexpr int kHeapBytes = 32 << 20;
  constexpr std::uintptr_t kLargePage = 2u << 20;
  mallopt(M_TOP_PAD, kHeapBytes);
  mallopt(M_MMAP_THRESHOLD, kHeapBytes);
  mallopt(M_TRIM_THRESHOLD, 2 * kHeapBytes);
  constexpr std::size_t kMoreThanIsThere = 1u << 20;
  void* volatile first = std::malloc(kMoreThanIsThere);
  std::free(first);
  const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const auto begin = (end - kHeapBytes + kLargePage - 1) & ~(kLargePage - 1);
  if (begin < end && end - begin <= kHeapBytes) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}
#else
void prepare_heap() {}
#endif

}  // namespace runut
