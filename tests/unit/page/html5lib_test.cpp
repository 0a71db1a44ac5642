// SPDX-License-Identifier: Apache-2.0
// The public html5lib cases: every token stream and every declared encoding must be the expected one.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <rapidjson/document.h>

#include "base/file.h"
#include "base/utf8.h"
#include "page/charset.h"
#include "page/references.h"
#include "page/tokenizer.h"

namespace runut {
namespace {

namespace fs = std::filesystem;
using Json = rapidjson::GenericDocument<rapidjson::UTF8<>>;

fs::path cases() { return fs::path(RUNUT_SOURCE_DIR) / "../shared/bench/html5lib"; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

// "\uXXXX" as written in cases marked doubleEscaped.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 2) != "\\u") {
      out += text[i++];
      continue;
    }
    auto unit = [&](std::size_t at) {
      return static_cast<char32_t>(std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16));
    };
    char32_t c = unit(i);
    i += 6;
    if (c >= 0xD800 && c < 0xDC00 && text.substr(i, 2) == "\\u") {
      const auto low = unit(i);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 6;
      }
    }
    append_utf8(out, c);
  }
  return out;
}

std::string value_of(std::string_view text, DecodedSpan span, DecodeRules rules) {
  std::string out;
  decode_text_into(slice(text, span), rules, out);
  return out;
}

// One line a token, in a form that both sides are brought into.
class Stream {
 public:
  void text(std::string_view s) { pending_ += s; }
  void add(const std::string& line) {
    flush();
    lines_.push_back(line);
  }
  std::vector<std::string> take() {
    flush();
    return std::move(lines_);
  }

 private:
  void flush() {
    if (!pending_.empty()) lines_.push_back("Character " + pending_);
    pending_.clear();
  }
  std::vector<std::string> lines_;
  std::string pending_;
};

constexpr DecodeRules kPlain{.references = false};

void add_start_tag(Stream& stream, std::string_view text, const HtmlToken& token) {
  std::map<std::string, std::string> attributes;
  for (const auto& a : token.attributes) {
    attributes.emplace(lower(value_of(text, a.name, kPlain)), decode_attribute(slice(text, a.value)));
  }
  std::string line = "StartTag " + lower(value_of(text, token.content, kPlain));
  for (const auto& [name, value] : attributes) line += " [" + name + "=" + value + "]";
  stream.add(line + (token.self_closing ? " /" : ""));
}

void add_doctype(Stream& stream, std::string_view text, const HtmlToken& token) {
  const auto part = [&](bool has, const std::string& value) { return has ? "<" + value + ">" : std::string("null"); };
  stream.add("DOCTYPE " + part(token.has_name, lower(value_of(text, token.content, kPlain))) + " " +
             part(token.has_public_id, value_of(text, token.public_id, kPlain)) + " " +
             part(token.has_system_id, value_of(text, token.system_id, kPlain)) +
             (token.force_quirks ? " quirks" : ""));
}

std::vector<std::string> tokenize(std::string_view text, Tokenizer::Mode mode, std::string_view last_start_tag) {
  // Copied to a block of its exact size, so that a sanitizer sees a byte too many.
  const std::vector<char> exact(text.begin(), text.end());
  const std::string_view view(exact.data(), exact.size());
  Tokenizer tokenizer(view);
  tokenizer.set_mode(mode, last_start_tag);
  Stream stream;
  HtmlToken token;
  while (tokenizer.next(token)) {
    switch (token.type) {
      case HtmlToken::Type::kText:
        stream.text(value_of(view, token.content,
                             {.references = token.references,
                              .nul = token.keep_nul ? DecodeRules::Nul::kKeep : DecodeRules::Nul::kReplace}));
        break;
      case HtmlToken::Type::kStartTag:
        add_start_tag(stream, view, token);
        break;
      case HtmlToken::Type::kEndTag:
        stream.add("EndTag " + lower(value_of(view, token.content, kPlain)));
        break;
      case HtmlToken::Type::kComment:
        stream.add("Comment " + value_of(view, token.content, kPlain));
        break;
      case HtmlToken::Type::kDoctype:
        add_doctype(stream, view, token);
        break;
    }
  }
  return stream.take();
}

std::vector<std::string> expected_stream(const Json::ValueType& output, bool escaped) {
  const auto str = [&](const Json::ValueType& v) {
    const std::string s(v.GetString(), v.GetStringLength());
    return escaped ? unescape(s) : s;
  };
  const auto part = [&](const Json::ValueType& v) { return v.IsNull() ? std::string("null") : "<" + str(v) + ">"; };
  Stream stream;
  for (const auto& token : output.GetArray()) {
    if (!token.IsArray()) continue;
    const std::string kind = token[0].GetString();
    if (kind == "Character") {
      stream.text(str(token[1]));
    } else if (kind == "StartTag") {
      std::map<std::string, std::string> attributes;
      for (const auto& a : token[2].GetObject()) attributes.emplace(str(a.name), str(a.value));
      std::string line = "StartTag " + str(token[1]);
      for (const auto& [name, value] : attributes) line += " [" + name + "=" + value + "]";
      stream.add(line + (token.Size() > 3 && token[3].GetBool() ? " /" : ""));
    } else if (kind == "DOCTYPE") {
      stream.add("DOCTYPE " + part(token[1]) + " " + part(token[2]) + " " + part(token[3]) +
                 (token[4].GetBool() ? "" : " quirks"));
    } else {
      stream.add(kind + " " + str(token[1]));
    }
  }
  return stream.take();
}

Tokenizer::Mode mode_of(std::string_view state) {
  const std::map<std::string_view, Tokenizer::Mode> modes{
      {"Data state", Tokenizer::Mode::kData},           {"RCDATA state", Tokenizer::Mode::kRcdata},
      {"RAWTEXT state", Tokenizer::Mode::kRawtext},     {"Script data state", Tokenizer::Mode::kScript},
      {"PLAINTEXT state", Tokenizer::Mode::kPlaintext}, {"CDATA section state", Tokenizer::Mode::kCdata}};
  return modes.at(state);
}

// The XML-violation cases ask for an optional coercion to XML that no stage here wants.
bool is_for_xml(const fs::path& file) { return file.filename() == "xmlViolation.test"; }

// UTF-8 cannot hold a lone surrogate; the decoder has replaced it before the tokenizer runs.
bool has_lone_surrogate(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = decode_utf8(text, i);
    if (static_cast<unsigned char>(text[i]) >= 0x80 && c.size == 1) return true;
    i += c.size;
  }
  return false;
}

void run_case(const Json::ValueType& test, const std::string& file, int& count, int& unrepresentable) {
  const bool escaped = test.HasMember("doubleEscaped") && test["doubleEscaped"].GetBool();
  std::string input(test["input"].GetString(), test["input"].GetStringLength());
  if (escaped) input = unescape(input);
  if (has_lone_surrogate(input)) {
    ++unrepresentable;
    return;
  }
  std::vector<std::string> states{"Data state"};
  if (test.HasMember("initialStates")) {
    states.clear();
    for (const auto& state : test["initialStates"].GetArray()) states.emplace_back(state.GetString());
  }
  const std::string last = test.HasMember("lastStartTag") ? test["lastStartTag"].GetString() : "";
  for (const auto& state : states) {
    ++count;
    EXPECT_EQ(tokenize(input, mode_of(state), last), expected_stream(test["output"], escaped))
        << file << ": " << test["description"].GetString() << " in " << state << "\ninput: " << input;
  }
}

TEST(Html5lib, TokenStreams) {
  if (!fs::exists(cases())) GTEST_SKIP() << "needs ../shared/bench/html5lib";
  int count = 0;
  int unrepresentable = 0;
  for (const auto& entry : fs::directory_iterator(cases())) {
    if (entry.path().extension() != ".test" || is_for_xml(entry.path())) continue;
    Json json;
    const auto bytes = read_file(entry.path());
    json.Parse<rapidjson::kParseDefaultFlags>(bytes.c_str());
    ASSERT_FALSE(json.HasParseError()) << entry.path();
    for (const auto& test : json["tests"].GetArray()) {
      run_case(test, entry.path().filename().string(), count, unrepresentable);
    }
  }
  EXPECT_GT(count, 7000);
  EXPECT_LE(unrepresentable, 4);
}

struct EncodingCase {
  std::string data;
  std::string encoding;
};

std::vector<EncodingCase> encoding_cases(const fs::path& file) {
  std::vector<EncodingCase> all;
  const auto bytes = read_file(file);
  constexpr std::string_view kData = "#data\n", kEncoding = "\n#encoding\n";
  for (std::size_t at = bytes.find(kData); at != bytes.npos;) {
    const auto begin = at + kData.size();
    const auto middle = bytes.find(kEncoding, begin);
    const auto end = bytes.find('\n', middle + kEncoding.size());
    all.push_back({bytes.substr(begin, middle - begin),
                   lower(bytes.substr(middle + kEncoding.size(), end - middle - kEncoding.size()))});
    at = bytes.find("\n#data\n", middle);
    if (at != bytes.npos) ++at;
  }
  return all;
}

TEST(Html5lib, DeclaredEncodings) {
  if (!fs::exists(cases())) GTEST_SKIP() << "needs ../shared/bench/html5lib";
  int count = 0;
  for (const char* name : {"tests1.dat", "tests2.dat", "test-yahoo-jp.dat"}) {
    for (const auto& test : encoding_cases(cases() / "encoding" / name)) {
      const auto declared = declared_charset(test.data);
      EXPECT_EQ(declared ? declared->name : "windows-1252", test.encoding) << name << "\n" << test.data.substr(0, 300);
      ++count;
    }
  }
  EXPECT_GT(count, 60);
}

}  // namespace
}  // namespace runut
