"""A page to be read, with furniture around its article."""

from __future__ import annotations

TITLE = "Harbour master denies ferry was overloaded"
ARTICLE = (
    "The harbour master of Tolm denied on Monday that the ferry had been overloaded.",
    "“We counted every passenger twice,” Ivo Brandt told reporters on the quay; his deputy agreed.",
    "The transport ministry in Orsa said that an inquiry would begin this week, according to two officials.",
)


def make_page(paragraphs: tuple[str, ...] = ARTICLE, title: str = TITLE) -> str:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><title>{title} | The Orsa Post</title>
<meta charset="utf-8">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="The Orsa Post">
<meta name="author" content="Mila Dren; Ivo Karst">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://orsapost.example/harbour/1">
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{title}</h1>{body}</article>
<footer>Copyright The Orsa Post. All rights reserved.</footer>
</body></html>"""
