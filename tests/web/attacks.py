"""Words that would do something, if a page took them for anything but words."""

from __future__ import annotations

ATTACKS = (
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
)
