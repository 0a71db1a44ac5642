// SPDX-License-Identifier: Apache-2.0
// The buffer holds bytes of one or several members; a mark for each tells what a place in it is in the file.
#include "input/stream.h"

#include <algorithm>
#include <utility>

namespace runut {
namespace {

constexpr std::size_t kBlock = 1 << 16;

// The first mark behind `at`.
template <class Marks>
auto after(const Marks& marks, std::size_t at) {
  return std::upper_bound(marks.begin(), marks.end(), at,
                          [](std::size_t place, const auto& mark) { return place < mark.at; });
}

}  // namespace

void Stream::drop_used() {
  while (marks_.size() > 1 && marks_[1].at <= at_) marks_.pop_front();
  if (!marks_.empty()) {
    auto& first = marks_.front();
    const auto passed = at_ - first.at;
    (source_.compressed() ? first.position.inner : first.position.file) += passed;
    first.at = 0;
    for (std::size_t i = 1; i < marks_.size(); ++i) marks_[i].at -= at_;
  }
  buffer_.erase(0, std::exchange(at_, 0));
}

bool Stream::fill() {
  drop_used();
  const auto size = buffer_.size();
  buffer_.resize(size + kBlock);
  const auto got = source_.read(buffer_.data() + size, kBlock);
  buffer_.resize(size + got);
  if (got == 0) return false;
  const auto start = source_.last_read();
  const bool same = !marks_.empty() && (!source_.compressed() || start.file == marks_.back().position.file);
  if (!same) marks_.push_back({size, start});
  return true;
}

std::string_view Stream::peek(std::size_t size) {
  while (buffer_.size() - at_ < size && fill()) {
  }
  return std::string_view(buffer_).substr(at_);
}

void Stream::skip(std::size_t size) { at_ += std::min(size, buffer_.size() - at_); }

bool Stream::line(std::string& out, std::size_t limit, bool& whole) {
  out.clear();
  whole = true;
  bool any = false;
  for (;;) {
    if (at_ == buffer_.size() && !fill()) break;
    any = true;
    const auto end = buffer_.find('\n', at_);
    const auto stop = std::min(end, buffer_.size());
    const auto room = limit - out.size();
    if (stop - at_ > room) whole = false;
    out.append(buffer_, at_, std::min(stop - at_, room));
    at_ = std::min(stop + 1, buffer_.size());
    if (end != std::string::npos) break;
  }
  if (out.ends_with('\r')) out.pop_back();
  return any;
}

bool Stream::block(std::string& out, std::size_t limit) {
  out.clear();
  std::string next;
  for (bool whole = true; line(next, limit, whole);) {
    if (next.empty()) return true;
    if (!whole || out.size() + next.size() >= limit) return false;
    out += next;
    out += '\n';
  }
  return false;
}

std::size_t Stream::up_to_member() const {
  const auto next = after(marks_, at_);
  return (next == marks_.end() ? buffer_.size() : next->at) - at_;
}

std::uint64_t Stream::take(std::uint64_t size, std::size_t limit, std::string& out, std::string_view member) {
  std::uint64_t left = size;
  while (left > 0 && (at_ < buffer_.size() || fill())) {
    const bool begins = left < size && source_.compressed() && position().inner == 0;
    if (begins && !member.empty() && peek(member.size()).starts_with(member)) break;
    const auto here = static_cast<std::size_t>(std::min<std::uint64_t>(left, up_to_member()));
    if (out.size() < limit) out.append(buffer_, at_, std::min(here, limit - out.size()));
    at_ += here;
    left -= here;
  }
  return size - left;
}

void Stream::keep(std::size_t size, std::size_t limit, std::string& out) {
  if (out.size() < limit) out.append(buffer_, at_, std::min(size, limit - out.size()));
  at_ += size;
}

bool Stream::take_until(std::string_view end, std::size_t limit, std::string& out) {
  for (auto seen = peek(end.size()); seen.size() >= end.size(); seen = peek(end.size())) {
    const auto found = seen.find(end);
    if (found != std::string_view::npos) {
      keep(found + end.size(), limit, out);
      return true;
    }
    keep(seen.size() - (end.size() - 1), limit, out);
  }
  keep(buffer_.size() - at_, limit, out);
  return false;
}

bool Stream::take_to(char end, std::size_t limit, std::string& out) {
  for (auto seen = peek(1); !seen.empty(); seen = peek(1)) {
    const auto found = std::min(seen.find(end), seen.size());
    const bool there = found < seen.size();
    keep(found, limit, out);
    if (there) return true;
  }
  return false;
}

Position Stream::position() const {
  const auto next = after(marks_, at_);
  if (next == marks_.begin() || at_ == buffer_.size()) return source_.position();
  const auto last = std::prev(next);
  auto position = last->position;
  (source_.compressed() ? position.inner : position.file) += at_ - last->at;
  return position;
}

bool Stream::recover() {
  buffer_.clear();
  marks_.clear();
  at_ = 0;
  return source_.recover();
}

bool Stream::seek(std::uint64_t offset) {
  if (!source_.seek(offset)) return false;
  buffer_.clear();
  marks_.clear();
  at_ = 0;
  return true;
}

}  // namespace runut
