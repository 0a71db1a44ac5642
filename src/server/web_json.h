// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "query/event_page.h"
#include "query/json.h"
#include "query/page_view.h"
#include "query/timeline_page.h"

namespace runut {

// The views that only the browser asks for, as docs/formats/api.md describes them.
void write_json(JsonText&, const TimelinePage&);
void write_json(JsonText&, const EventPage&);
void write_json(JsonText&, const PromisePage&);

// A page with what the whole corpus knows of it.
struct ArticlePage {
  ArticleView view;
  PageView page;
  std::string story_title;
  struct Member {
    ArticleRow article;
    std::string copied_from;
  };
  std::vector<Member> family;  // other pages with the same text
};
void write_json(JsonText&, const ArticlePage&);

// What the store holds and what the filters can be set to.
struct StoreFacts {
  std::string name;  // of the file, without its folder
  std::size_t pages = 0, events = 0;
  const Facets* facets = nullptr;
};
void write_json(JsonText&, const StoreFacts&);

}  // namespace runut
