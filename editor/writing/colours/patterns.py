"""How the blocks and spans of a post begin, as kramdown, GFM, HTML and Liquid write them.

The syntax: https://kramdown.gettalong.org/syntax.html
"""

from __future__ import annotations

import re

MARGIN = " {0,3}"
# What stands in braces; bounded, or each `{:` would be followed to the end of the line.
BRACED = r"[^}]{1,500}(?:(?<=\\)\}[^}]{0,500}){0,5}"
SPAN_ELEMENTS = frozenset(
    """
    a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark
    option q rb rbc rp rt rtc ruby samp script select small span strong sub sup tt u var
    """.split()
)
EMPTY_ELEMENTS = frozenset(
    """
    area base br col command embed hr img input keygen link meta param source track wbr
    """.split()
)


def pattern(source: str) -> re.Pattern[str]:
    """A pattern whose letters and digits are those of ASCII."""
    return re.compile(source, re.ASCII)


IN_LINE = "|".join(sorted(SPAN_ELEMENTS, key=len, reverse=True))
NAME = r"[A-Za-z_][\w:.-]*"
ATTRIBUTE = (
    r"(?>\s+[^\s\"'<>/=]{1,100}+)(?:\s*+=\s*+(?:\"[^\"]{0,2000}+\"|'[^']{0,2000}+'|[^\s\"'<>]++))?+"
)
LIQUID = r"\{%[^%]{0,1000}%\}|\{\{[^}]{0,1000}\}\}"

# Blocks; each matches at a place in a line.
quote = pattern(rf"{MARGIN}> ?")
bullet = pattern(rf"{MARGIN}[+*-](?=[\t |])[\t ]*")
number = pattern(rf"{MARGIN}\d{{1,100}}\.(?=[\t |])[\t ]*")
definition = pattern(rf"{MARGIN}:(?=[\t |])[\t ]*")
item_attributes = pattern(rf"(?:\{{:(?!:|/){BRACED}\}}\s*)+")
task = pattern(r"\[[ xX]\](?=\s)")
fence = pattern(rf"{MARGIN}(?P<marks>`{{3,}}|~{{3,}})[ \t]*(?P<language>[^\s?]+)?(?:\?\S*)?[ \t]*$")
closing_fence = pattern(rf"{MARGIN}(?P<marks>`{{3,}}|~{{3,}})[ \t]*$")
heading = pattern(r"(?P<marks>#{1,6})[\t ]+(?=[^ \t])")
closing_marks = pattern(r"(?<![\t ])[\t ]+#+[ \t]*\Z")
heading_id = pattern(r"[\t ]*\{#[A-Za-z][\w:-]*\}[ \t]*\Z")
# A single dash underlines too; but mostly it is the beginning of a list that is being written.
underline = pattern(rf"{MARGIN}(?:=+|--+)[ \t\r\f\v]*$")
can_be_underlined = pattern(rf"{MARGIN}(?=\S)")
rule = pattern(
    rf"{MARGIN}(?:\*[ \t]*\*[ \t]*\*[ \t*]*|-[ \t]*-[ \t]*-[ \t-]*|_[ \t]*_[ \t]*_[ \t_]*)$"
)
indented = pattern(r" {0,3}(?:\t| {4})[ \t]*(?=\S)")
margin = pattern(MARGIN)
end_mark = pattern(r"\^\s*$")
table_separator = pattern(r"(?=[+|: \t]*[-=])[+|: \t=-]*$")
attributes = pattern(rf"{MARGIN}\{{:(?!:|/){BRACED}\}}\s*$")
extension = pattern(rf"{MARGIN}\{{::(?P<name>\w+)(?:\s[^}}]{{0,2000}})?(?P<end>(?<=/))?\}}[ \t]*$")
note = pattern(rf"{MARGIN}\[\^\w[\w:-]*\]:[ \t]*")
link_definition = pattern(
    rf"{MARGIN}\[(?P<label>[^\n\]]{{1,500}})\]:[ \t]*(?P<address><[^>]*>|(?>(?:{LIQUID}|\S)+))"
    r"(?P<title>[ \t]+(?:\"[^\n]*\"|'[^\n]*'))?[ \t]*$"
)
abbreviation = pattern(rf"{MARGIN}\*\[[^\n\]]{{1,500}}\]:")
element = pattern(rf"{MARGIN}</?(?!(?:{IN_LINE})\b)(?P<name>{NAME})(?=[\s/>]|$)")
script = pattern(rf"{MARGIN}<(?P<name>script)(?=[\s/>]|$)")
comment = pattern(rf"{MARGIN}<!--")
formula = pattern(rf"{MARGIN}\$\$")

# Spans
tag = pattern(rf"</?(?P<name>{NAME})(?:{ATTRIBUTE})*+\s*+/?>|<\?[^?]{{0,500}}\?>")
html_comment = re.compile(r"<!--.{0,4000}?-->", re.DOTALL)
address_in_angles = pattern(
    r"<(?:(?:mailto|https?|ftps?):[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>"
)
entity = pattern(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});")
escape = pattern(r"\\[\\.*_+`<>()\[\]{}#!:|\"'$=-]")
note_mark = pattern(r"\[\^\w[\w:-]*\]")
attribute_list = pattern(rf"\{{:(?!:|/){BRACED}\}}|\{{::\w[^}}]{{0,500}}\}}|\{{:/\w*\}}")
reference = pattern(r"\s?\[([^\]\[]{0,500})\]")
destination = pattern(
    rf"\(\s*(?P<address><[^<>\n]{{0,2000}}>|(?>(?:{LIQUID}|\\[^\s]|[^\s()\\]|\([^\s()]{{0,500}}\)"
    r"|[ ](?=[^\s()\"'])){0,2000}))"
    r"(?P<title>\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s*\)"
)
pipe = re.compile(rf"`+[^`]*`+|{LIQUID}|\\.|\|")
liquid_tag = pattern(r"\{%-?\s*(?P<name>\w+)")
