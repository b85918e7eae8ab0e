"""Rich text in the shapes in which programs put it into the clipboard, and its Markdown.

None: it is plain text that is only coloured, or that is better taken plain.
"""

from __future__ import annotations

WORD_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:x"><head>'
    "<meta name=Generator content='Microsoft Word 15'><style><!-- p.MsoNormal {margin:0cm} -->"
    "</style><!--[if gte mso 9]><xml><o:x/></xml><![endif]--></head><body lang=EN-GB>"
    "<!--StartFragment-->"
)
WORD_END = "<!--EndFragment--></body></html>"


def word(body: str) -> str:
    return WORD_HEAD + body + WORD_END


def word_item(level: int, mark: str, text: str, place: str = "Middle") -> str:
    return (
        f"<p class=MsoListParagraphCxSp{place} style='text-indent:-18.0pt;mso-list:l0 "
        f"level{level} lfo1'><![if !supportLists]><span style='font-family:Symbol'>"
        f"<span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>"
        "&nbsp;&nbsp;&nbsp; </span></span></span>"
        f"<![endif]>{text}<o:p></o:p></p>\r\n\r\n"
    )


def docs(body: str) -> str:
    return (
        '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-8a">'
        f"{body}</b>"
    )


def docs_run(text: str, style: str = "font-weight:400;font-style:normal") -> str:
    return (
        '<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;'
        f'background-color:transparent;{style};text-decoration:none;white-space:pre-wrap;">'
        f"{text}</span>"
    )


def office(body: str) -> str:
    return (
        '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; '
        'charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2"/>'
        '<style type="text/css">p { line-height: 115% }</style></head><body lang="en-GB" '
        f'link="#000080" dir="ltr">{body}</body></html>'
    )


CHROME = "<meta charset='utf-8'>"
CHROME_STYLE = (
    "color: rgb(31, 35, 40); font-family: -apple-system, sans-serif; font-size: 16px; "
    "font-style: normal; font-weight: 400; text-align: start; white-space: normal; "
    "text-decoration-style: initial; display: inline !important; float: none;"
)
CODE_STYLE = (
    "color: #cccccc;background-color: #1f1f1f;font-family: Consolas, 'Courier New', monospace;"
    "font-weight: normal;font-size: 14px;line-height: 19px;white-space: pre;"
)

RICH = {
    "word: paragraphs": (
        word(
            "<p class=MsoNormal>One <b>bold</b> and <i>slanted</i>.<o:p></o:p></p>\n"
            "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n<p class=MsoNormal>Two<br>\nlines</p>"
        ),
        "One **bold** and *slanted*.\n\nTwo  \nlines",
    ),
    "word: runs that it broke": (
        word(
            "<p class=MsoNormal><b>Fer</b><b><span lang=DE>ry</span></b><b> late</b> <i>x</i></p>"
        ),
        "**Ferry late** *x*",
    ),
    "word: headings": (
        word("<h1><b>Top<o:p></o:p></b></h1><h2>Below</h2><p class=MsoTitle>Title</p>"),
        "# Top\n\n## Below\n\n# Title",
    ),
    "word: bullets in levels": (
        word(
            word_item(1, "·", "One", "First")
            + word_item(2, "o", "Two")
            + word_item(3, "§", "Three")
            + word_item(1, "·", "Four", "Last")
            + "<p class=MsoNormal>End</p>"
        ),
        "- One\n  - Two\n    - Three\n- Four\n\nEnd",
    ),
    "word: numbers and bullets": (
        word(
            word_item(1, "1.", "One", "First")
            + word_item(2, "·", "Two")
            + word_item(1, "2.", "Three", "Last")
        ),
        "1. One\n   - Two\n2. Three",
    ),
    "word: two lists": (
        word(word_item(1, "1.", "One") + "<p class=MsoNormal>And</p>" + word_item(1, "a)", "Two")),
        "1. One\n\nAnd\n\n1. Two",
    ),
    "word: a list that begins deep": (word(word_item(2, "·", "One")), "- One"),
    "word: a table": (
        word(
            "<table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal>Port"
            "<o:p></o:p></p></td><td><p class=MsoNormal>Since</p></td></tr>"
            "<tr><td><p class=MsoNormal>Riga</p>"
            "</td><td><p class=MsoNormal>1201</p></td></tr></table>"
        ),
        "| Port | Since |\n| Riga | 1201  |",
    ),
    "word: a picture of its own": (
        word(
            "<p class=MsoNormal>See <img width=20 height=20 "
            'src="file:///C:/Users/x/clip_image001.png" alt="a pier"> <b>here</b></p>'
        ),
        "See a pier **here**",
    ),
    "office: paragraphs": (
        office(
            '<p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif">One '
            "<b>bold</b> <i>slanted</i> <strike>gone</strike></font></p>\n<p>Two</p>"
        ),
        "One **bold** *slanted* ~~gone~~\n\nTwo",
    ),
    "office: lists in each other": (
        office(
            "<ul><li><p>One</p></li>\n<ul><li><p>Two</p></li></ul>\n<li><p>Three</p></li></ul>"
            "<ol><li><p>A</p></li><li><p>B</p></li></ol>"
        ),
        "- One\n  - Two\n- Three\n\n1. A\n2. B",
    ),
    "office: a table with a head": (
        office(
            '<table width="100%"><col width="128*"/><thead><tr valign="top"><th><p>A</p></th>'
            "<th><p>B</p></th></tr></thead><tbody><tr><td><p>1</p></td><td><p><br/>\n</p></td></tr>"
            "</tbody></table>"
        ),
        "| A   | B   |\n|-----|-----|\n| 1   |     |",
    ),
    "office: cells of a sheet": (
        '<meta http-equiv="content-type" content="text/html"/><table cellspacing="0" border="0">'
        '<colgroup width="85"></colgroup><tr><td height="17" align="left">Riga</td>'
        '<td align="right" sdval="1201">1201</td></tr></table>',
        "| Riga | 1201 |",
    ),
    "docs: paragraphs": (
        docs(
            f'<p dir="ltr">{docs_run("One ")}{docs_run("bold", "font-weight:700")}'
            f"{docs_run(' and ')}{docs_run('slanted', 'font-style:italic')}</p><br />"
            f'<p dir="ltr">{docs_run("Two")}</p>'
        ),
        "One **bold** and *slanted*\n\nTwo",
    ),
    "docs: headings": (
        docs(f'<h2 dir="ltr">{docs_run("Head")}</h2><p dir="ltr">{docs_run("Text")}</p>'),
        "## Head\n\nText",
    ),
    "docs: lists": (
        docs(
            f'<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation">{docs_run("One")}'
            f'</p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr">{docs_run("Two")}'
            "</p></li></ul>"
            f'<li dir="ltr"><p dir="ltr">{docs_run("Three")}</p></li></ul>'
        ),
        "- One\n  - Two\n- Three",
    ),
    "docs: a link": (
        docs(
            f'<p dir="ltr">{docs_run("See ")}<a href="https://www.google.com/url?q=https://a.org/b'
            f'&amp;sa=D" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:'
            'underline;font-weight:400">there</span></a></p>'
        ),
        "See [there](https://a.org/b)",
    ),
    "docs: struck": (
        docs('<p><span style="text-decoration:line-through;font-weight:400">gone</span> stays</p>'),
        "~~gone~~ stays",
    ),
    "docs: a table": (
        docs(
            "<div dir='ltr'><table style='border:none'><colgroup><col width='300' /></colgroup>"
            f"<tbody><tr><td><p>{docs_run('a')}</p></td><td><p>{docs_run('b')}</p></td></tr></tbody></table>"
            "</div>"
        ),
        "| a   | b   |",
    ),
    "browser: words": (f'{CHROME}<span style="{CHROME_STYLE}">some words</span>', None),
    "browser: a paragraph": (f'{CHROME}<p style="{CHROME_STYLE}">some words</p>', None),
    "browser: paragraphs": ("<p>One\nand  more</p>\n<p>Two</p>", "One and more\n\nTwo"),
    "browser: links": (
        '<p>A <a href="https://a.org/x y" title="t">link</a>, <a href="javascript:x()">none</a>, '
        '<a href="#top">top</a>, <a href="https://a.org/">https://a.org/</a>, '
        '<a href="https://a.org/a_(b)">b</a></p>',
        "A [link](https://a.org/x%20y), none, top, <https://a.org/>, [b](<https://a.org/a_(b)>)",
    ),
    "browser: pictures": (
        '<p><img src="https://a.org/p.png" alt="A [red] pier"> <img src="data:image/png;base64,AA" '
        'alt="dot"> <img src="https://t.org/x" width="1" height="1"> <a href="https://a.org">'
        '<img src="https://a.org/q.png" alt=""></a></p>',
        "![A [red\\] pier](https://a.org/p.png) dot [![](https://a.org/q.png)](https://a.org)",
    ),
    "browser: code": (
        '<div class="highlight highlight-source-python"><pre><span class="pl-k">def</span> f():\n'
        "    <span>pass</span>\n</pre></div><p>and <code>a_b*</code></p>",
        "```python\ndef f():\n    pass\n```\n\nand `a_b*`",
    ),
    "browser: code with fences and Liquid": (
        '<pre><code class="language-md">```\n{{ x }}\n```</code></pre><p><code>{% a %}</code></p>',
        "{% raw %}\n````md\n```\n{{ x }}\n```\n````\n{% endraw %}\n\n"
        "{% raw %}`{% a %}`{% endraw %}",
    ),
    "browser: lists": (
        "<ul>\n<li>One\n<ol start='3'><li>a</li><li>b</li></ol></li>\n"
        "<li><p>Two</p><p>more</p></li></ul>",
        "- One\n  3. a\n  4. b\n- Two\n\n  more",
    ),
    "browser: tasks": (
        '<ul class="contains-task-list"><li><input type="checkbox" checked> done</li>'
        '<li><input type="checkbox">to do</li></ul>',
        "- [x] done\n- [ ] to do",
    ),
    "browser: a table": (
        "<table><thead><tr><th>A</th><th>B|C</th></tr></thead><tbody><tr><td>1<br>2</td>"
        "<td><code>x|y</code></td></tr><tr><td colspan=2>both</td></tr></tbody></table>",
        "| A      | B\\|C  |\n|--------|-------|\n| 1<br>2 | `x|y` |\n| both   |       |",
    ),
    "browser: a table that only places": (
        "<table><tr><td><h2>Head</h2><p>Text</p></td></tr></table>",
        "## Head\n\nText",
    ),
    "browser: a quote and a rule": (
        "<blockquote><p>One</p><p>Two</p></blockquote><hr><p>End</p>",
        "> One\n>\n> Two\n\n---\n\nEnd",
    ),
    "browser: what runs or hides": (
        "<script>alert(1)</script><style>p{}</style><p onclick='x()'>One <b>two</b></p>"
        "<p style='display: none'>no</p><iframe src='https://x.org'></iframe><noscript>n</noscript>"
        "<svg><text>s</text></svg>",
        "One **two**",
    ),
    "browser: what Markdown and Liquid would read": (
        "<p>1986. A year</p><p># no</p><p>- no</p><p>&gt; no</p><p>*a* _b_ a_b `c` [d](e) 1*2</p>"
        "<p>a | b</p><p>&lt;b&gt; &amp; {{ x }} {% y %}</p>",
        "1986\\. A year\n\n\\# no\n\n\\- no\n\n\\> no\n\n\\*a\\* \\_b\\_ a_b \\`c\\` \\[d](e) "
        "1\\*2\n\na \\| b\n\n\\<b> & &#123;{ x }} &#123;% y %}",
    ),
    "browser: definitions": ("<dl><dt>Ferry</dt><dd>A ship</dd></dl>", "Ferry\n:   A ship"),
    "browser: small and raised": (
        "<p>H<sub>2</sub>O, m<sup>2</sup></p>",
        "H<sub>2</sub>O, m<sup>2</sup>",
    ),
    "browser: no-break spaces at its seams": (
        '<p>One<span class="Apple-converted-space">&nbsp;</span><b>two</b>&nbsp; 5&nbsp;km</p>',
        "One **two** 5\xa0km",
    ),
    "browser: a picture over a heading in a link": (
        '<a href="https://a.org"><h3>Head</h3></a>',
        "### Head",
    ),
    "a code editor": (
        f'{CHROME}<div style="{CODE_STYLE}"><div><span style="color: #569cd6;">def</span>'
        '<span> f():</span></div><br><div><span style="font-weight: bold;"># x</span></div></div>',
        None,
    ),
    "another code editor": (
        "<html><head><meta http-equiv='content-type' content='text/html; charset=UTF-8'></head>"
        "<body><pre style=\"background-color:#2b2b2b;color:#a9b7c6;font-family:'JetBrains Mono',"
        'monospace;font-size:9,8pt;"><span style="color:#cc7832;">def </span>f():<br></pre></body>'
        "</html>",
        None,
    ),
    "nothing": ("", None),
    "blanks": ("<p> </p><b> </b>", None),
    "no rich text at all": ("a < b & c", None),
}
