"""Drawings, pages and sheets as images of a site, each naming a file outside of it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from pictures import picture

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:s="http://www.w3.org/2000/svg" xmlns:xi="http://www.w3.org/2001/XInclude" '
    'width="64" height="64">{}<rect width="32" height="32" fill="red"/></svg>'
)
SIZE = 'width="60" height="60"'
XHTML = '<foreignObject {}><div xmlns="http://www.w3.org/1999/xhtml">{{}}</div></foreignObject>'
# In each, OUT is the path of a file outside, UP the way there from the folder of the images.
INSIDE = {
    "image": f'<image href="file://OUT" {SIZE}/>',
    "image, xlink": f'<image xlink:href="file://OUT" {SIZE}/>',
    "image, plain path": f'<image href="OUT" {SIZE}/>',
    "image, upwards": f'<image xlink:href="UP" {SIZE}/>',
    "image, encoded": f'<image href="%66ile://OUT" {SIZE}/><image href="file:&#47;&#47;OUT"/>',
    "image, other prefix": f'<s:image xlink:href="file://OUT" {SIZE}/>',
    "image in a pattern": (
        f'<pattern id="p" {SIZE}><image href="file://OUT" {SIZE}/></pattern>'
        f'<rect fill="url(#p)" {SIZE}/>'
    ),
    "image set by an animation": (
        f'<image {SIZE}><set attributeName="href" to="file://OUT"/>'
        '<animate attributeName="xlink:href" to="file://OUT" dur="1s"/></image>'
    ),
    "feImage": (
        f'<filter id="f"><feImage href="file://OUT"/></filter><rect filter="url(#f)" {SIZE}/>'
    ),
    "feImage, xlink": (
        f'<filter id="f"><feImage xlink:href="OUT"/></filter><rect filter="url(#f)" {SIZE}/>'
    ),
    "use": '<use href="file://OUT#a"/>',
    "use, xlink": '<use xlink:href="OUT#a"/>',
    "gradient": (
        '<linearGradient id="g" xlink:href="file://OUT#g"/><rect fill="url(#g)" width="9" '
        'height="9"/>'
    ),
    "text along a path": '<text><textPath xlink:href="file://OUT#p">x</textPath></text>',
    "tref": '<text><tref xlink:href="file://OUT#t"/></text>',
    "cursor": '<cursor xlink:href="file://OUT"/><g style="cursor: url(file://OUT), auto"/>',
    "motion along a path": '<g><animateMotion><mpath xlink:href="file://OUT#p"/></animateMotion></g>',
    "colour profile": '<color-profile name="c" xlink:href="file://OUT"/>',
    "script": '<script href="file://OUT"/><script xlink:href="file://OUT"/>',
    "handler": '<g onload="fetch(\'file://OUT\')"/>',
    "@import with url": "<style>@import url(file://OUT);</style>",
    "@import with a text": '<style>@import "OUT";</style>',
    "@font-face": (
        "<style>@font-face {font-family: x; src: url(file://OUT)} text {font-family: x}</style>"
        "<text y='9'>x</text>"
    ),
    "fill": f'<rect style="fill: url(file://OUT#p)" {SIZE}/>',
    "filter": f'<rect filter="url(file://OUT#f)" {SIZE}/>',
    "mask": f'<rect mask="url(file://OUT#m)" {SIZE}/>',
    "clip": f'<rect clip-path="url(file://OUT#c)" {SIZE}/>',
    "marker": '<path d="M0 0L9 9" marker-end="url(file://OUT#m)"/>',
    "background": '<g style="background-image: url(file://OUT)"/>',
    "XInclude": '<xi:include href="file://OUT"/>',
    "XInclude as text": '<xi:include href="OUT" parse="text"/>',
    "a picture in HTML": XHTML.format(SIZE).format('<img src="file://OUT"/>'),
    "a frame in HTML": XHTML.format(SIZE).format('<iframe src="file://OUT"></iframe>'),
    "an object in HTML": XHTML.format(SIZE).format('<object data="file://OUT"/><embed src="OUT"/>'),
    "a sheet in HTML": XHTML.format(SIZE).format('<link rel="stylesheet" href="file://OUT"/>'),
}  # fmt: skip
DOCTYPES = {
    "DTD": '<!DOCTYPE svg SYSTEM "file://OUT">',
    "entity": '<!DOCTYPE svg [<!ENTITY e SYSTEM "file://OUT">]>',
    "parameter entity": '<!DOCTYPE svg [<!ENTITY % e SYSTEM "file://OUT"> %e;]>',
    "style sheet": '<?xml version="1.0"?><?xml-stylesheet type="text/css" href="file://OUT"?>',
    "transformation": '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="OUT"?>',
}
SHEETS = {
    "sheet, @import": "@import url(file://OUT); @import 'UP';",
    "sheet, pictures": "body {background: url(file://OUT)} p {list-style-image: url(UP)}",
    "sheet, font": "@font-face {font-family: y; src: url(file://OUT)} body {font-family: y}",
}
PAGES = {
    "page, picture": "<html><img src='file://OUT'><img src='UP' srcset='file://OUT 2x'></html>",
    "page, frame": "<html><iframe src='file://OUT'></iframe><object data='UP'></object></html>",
    "page, goes there": "<html><meta http-equiv=refresh content='0;url=file://OUT'></html>",
    "page, base": "<html><base href='file://OUT'><img src='x.png'></html>",
}
SHOWN = (
    "![x](AT)",
    "<img src='AT' srcset='AT 2x' title='AT'>",
    "<object data='AT'></object>",
    "<embed src='AT'>",
    "<iframe src='AT'></iframe>",
    "<link rel=stylesheet href='AT'>",
    "<video poster='AT' src='AT'></video>",
    "<div style=\"background: url('AT')\">x</div>",
    "<svg width=9 height=9><image href='AT' width=9 height=9 /><use href='AT#a' /></svg>",
)
NAMED = ("file://OUT", "OUT", "UP", "/assets/UP", "//localhostOUT", "post:/OUT", "%2e%2e/UP")
TIP = '<img src="file://OUT"><img src="OUT">'


def draw(images: Path, named: Path) -> dict[str, Path]:
    """Write the images, each naming a file of its own in `named`; gives these, by the way there."""
    aims: dict[str, Path] = {}
    for number, (way, ending, text) in enumerate(texts()):
        aim = named / f"{number:03}.png"
        aim.write_bytes(picture())
        file = images / f"way-{number:03}{ending}"
        data = aimed(text, aim, images).encode()
        file.write_bytes(gzip.compress(data) if ending == ".svgz" else data)
        aims[way] = aim
    return aims


def texts() -> Iterator[tuple[str, str, str]]:
    """Each way out, with the ending of its file, and what stands in it."""
    for name, inside in INSIDE.items():
        yield name, ".svg", SVG.format(inside)
    for name, head in DOCTYPES.items():
        yield name, ".svg", head + SVG.format("&e;" if name == "entity" else "")
    yield "packed", ".svgz", SVG.format(INSIDE["image"])
    yield "called a photo", ".png", SVG.format(INSIDE["image"])
    yield from ((name, ".css", text) for name, text in SHEETS.items())
    yield from ((name, ".html", text) for name, text in PAGES.items())
    yield "page, called a photo", ".jpg", PAGES["page, picture"]


def aimed(text: str, aim: Path, beside: Path) -> str:
    """The text, naming the file `aim`, for a file in the folder `beside`."""
    up = "../" * len(beside.parts) + str(aim).lstrip("/")
    return text.replace("OUT", str(aim)).replace("UP", up)


def posts(images: Path, named: Path) -> Iterator[str]:
    """Posts that show all images in every way, and name the files outside themselves."""
    aim = named / "post.png"
    aim.write_bytes(picture())
    tip = aimed(TIP, aim, images)
    files = sorted(images.glob("way-*"))
    direct = [aimed(each, aim, images) for each in NAMED]
    for number, shown in enumerate(SHOWN):
        image = f"/assets/{files[number].name}" if number % 2 else direct[number % len(direct)]
        head = f"title: 'A {tip}'\nimage: {image!r}\ntags: ['{tip}']\nexcerpt: '{tip}'\n"
        each = [f"/assets/{file.name}" for file in files] + direct
        body = "\n\n".join(shown.replace("AT", one) for one in each)
        links = "\n".join(f'[{number}](/none/{n} "{tip}")' for n in range(3))
        yield f"---\n{head}---\n{links}\n\n{body}\n"
