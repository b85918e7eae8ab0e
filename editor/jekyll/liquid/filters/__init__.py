"""The filters of Liquid and Jekyll, by name."""

from __future__ import annotations

from editor.jekyll.liquid.filters import (
    arrays,
    dates,
    encodings,
    lists_by,
    numbers,
    outputs,
    slug,
    strings,
    urls,
)
from editor.jekyll.liquid.values import Filter

FILTERS: dict[str, Filter] = {
    **strings.FILTERS,
    **encodings.FILTERS,
    **numbers.FILTERS,
    **arrays.FILTERS,
    **lists_by.FILTERS,
    **dates.FILTERS,
    **urls.FILTERS,
    **slug.FILTERS,
    **outputs.FILTERS,
}
