// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace runut {

// The elements of HTML by number, and what the standard says of each. Elements it does not know are kUnknown.
enum class Tag : std::uint8_t {
  kUnknown,
  kA,
  kAbbr,
  kAcronym,
  kAddress,
  kAmpImg,
  kApplet,
  kArea,
  kArticle,
  kAside,
  kAudio,
  kB,
  kBase,
  kBasefont,
  kBdi,
  kBdo,
  kBgsound,
  kBig,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCanvas,
  kCaption,
  kCenter,
  kCite,
  kCode,
  kCol,
  kColgroup,
  kCommand,
  kData,
  kDatalist,
  kDd,
  kDel,
  kDetails,
  kDfn,
  kDialog,
  kDir,
  kDiv,
  kDl,
  kDt,
  kEm,
  kEmbed,
  kFieldset,
  kFigcaption,
  kFigure,
  kFont,
  kFooter,
  kForm,
  kFrame,
  kFrameset,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHgroup,
  kHr,
  kHtml,
  kI,
  kIframe,
  kImage,
  kImg,
  kInput,
  kIns,
  kKbd,
  kKeygen,
  kLabel,
  kLegend,
  kLi,
  kLink,
  kListing,
  kMain,
  kMap,
  kMark,
  kMarquee,
  kMath,
  kMenu,
  kMeta,
  kMeter,
  kNav,
  kNobr,
  kNoembed,
  kNoframes,
  kNoscript,
  kObject,
  kOl,
  kOptgroup,
  kOption,
  kOutput,
  kP,
  kParam,
  kPicture,
  kPlaintext,
  kPre,
  kProgress,
  kQ,
  kRb,
  kRp,
  kRt,
  kRtc,
  kRuby,
  kS,
  kSamp,
  kScript,
  kSearch,
  kSection,
  kSelect,
  kSlot,
  kSmall,
  kSource,
  kSpan,
  kStrike,
  kStrong,
  kStyle,
  kSub,
  kSummary,
  kSup,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTfoot,
  kTh,
  kThead,
  kTime,
  kTitle,
  kTr,
  kTrack,
  kTt,
  kU,
  kUl,
  kVar,
  kVideo,
  kWbr,
  kXmp
};
inline constexpr std::size_t kTagCount = 141;

enum class TagTrait : std::uint16_t {
  kVoid = 1 << 0,        // has no content and no end tag
  kBlock = 1 << 1,       // begins and ends a line of its own
  kClosesP = 1 << 2,     // its start tag ends an open <p>
  kBreaks = 1 << 3,      // ends a line
  kFormatting = 1 << 4,  // may be mis-nested: <b><p></b></p>
  kHeading = 1 << 5,     // h1 to h6
  kImpliedEnd = 1 << 6,  // its end tag may be left out
  kSpecial = 1 << 7,     // an unknown end tag does not reach through it
  kScope = 1 << 8,       // bounds "has an element in scope"
  kRcdata = 1 << 9,      // text with references, no tags
  kRawtext = 1 << 10,    // text without references or tags
  kScript = 1 << 11,     // text that only its own end tag ends
  kInHead = 1 << 12,     // may stand in <head>
  kHidden = 1 << 13,     // its content is no text of the page
  kForeign = 1 << 14     // svg, math
};

extern const std::uint16_t kTagTraits[kTagCount];  // TagTrait bits, by Tag
inline std::uint16_t tag_traits(Tag tag) { return kTagTraits[static_cast<std::size_t>(tag)]; }
inline bool has_trait(Tag tag, TagTrait trait) { return (tag_traits(tag) & static_cast<std::uint16_t>(trait)) != 0; }

// The tag of this name, in any case. Constant time.
Tag tag_of(std::string_view name);
std::string_view tag_name(Tag tag);  // "" for kUnknown

// The attributes that a reader of articles asks for; others are not kept.
enum class AttributeName : std::uint8_t {
  kNone,
  kAlt,
  kAriaHidden,
  kClass,
  kContent,
  kDatetime,
  kHidden,
  kHref,
  kHttpEquiv,
  kId,
  kItemprop,
  kItemscope,
  kItemtype,
  kLang,
  kName,
  kProperty,
  kRel,
  kRole,
  kSrc,
  kStyle,
  kTitle,
  kType
};
AttributeName attribute_name_of(std::string_view name);  // in any case

}  // namespace runut
