"""Imports of folders: what is read and written, and nothing else; pages of an imported blog."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from small_blogs import write

from plugins.authoring.importing.program import import_path
from plugins.authoring.importing.running import run_import
from plugins.authoring.importing.wordpress import without_secrets
from plugins.authoring.refusals import RefusalError

BLOG = {
    "_config.yml": "title: A blog\nurl: https://example.org\n",
    "_posts/2024-03-01-one.md": "---\ntitle: One\n---\n\n"
    "![A](/assets/a.png) [two]({% post_url 2024-03-02-two %}) {% unknown %} $x^2$\n\n"
    "> Mind it.\n{: .prompt-tip }\n\n**Theorem 1.** It is so.\n",
    "_posts/2024-03-02-two.md": "---\ntitle: Two\n---\n\nTwo words.\n",
    "_drafts/three.md": "---\ntitle: Secret\n---\n\nNobody sees it.\n",
    "assets/a.png": "picture",
}


def tree(folder: Path) -> dict[str, bytes]:
    """Return what is in each file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_dry_run_writes_nothing_and_says_what_would_be(tmp_path, capsys):
    blog, content = write(tmp_path / "blog", BLOG), tmp_path / "content"
    before = tree(blog)
    import_path(blog, content, dry_run=True)
    said = capsys.readouterr().out
    assert "+![A]({static}/assets/a.png) [two]({filename}/posts/2024-03-02-two.md)" in said
    assert (
        "content/posts/2024-03-01-one.md:6: the tag {% unknown %} of Liquid is not read here"
        in said
    )
    assert "Nothing was written" in said
    assert not content.exists()
    assert tree(blog) == before


def test_a_second_run_changes_nothing(tmp_path, capsys):
    blog, content = write(tmp_path / "blog", BLOG), tmp_path / "content"
    import_path(blog, content)
    first = tree(content)
    times = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    import_path(blog, content)
    assert "0 new, 4 there already, 0 there with another content" in capsys.readouterr().out
    assert tree(content) == first
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == times
    one = content / "posts/2024-03-01-one.md"
    one.write_text("mine", "utf-8")
    import_path(blog, content)
    assert "one.md: it is there with another content" in capsys.readouterr().out
    assert one.read_text("utf-8") == "mine"


def test_no_file_outside_the_blog_is_read_or_written(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/x.md").write_text("secret")
    blog = write(tmp_path / "blog", {
        **BLOG,
        "_posts/2024-03-03-bad.md": "---\ntitle: Bad\npermalink: /../../out/\n---\n\n"
        "![](../../secret.txt) ![](/etc/passwd) {% include_relative ../../secret.txt %} "
        "{% include ../../../secret.txt %} [x](assets/link.txt) "
        f"![]({'n' * 300}.png) {{% include {'n' * 300}.html %}}\n",
    })  # fmt: skip
    (blog / "assets/link.txt").symlink_to(tmp_path / "secret.txt")
    (blog / "_posts/2024-03-04-link.md").symlink_to(tmp_path / "more/x.md")
    (blog / "_posts/loop").symlink_to(blog)
    (blog / "_posts/2024-03-05-gone.md").symlink_to(blog / "nothing.md")
    content = tmp_path / "site/content"
    outcome = run_import(blog, content)
    assert b"secret\n" not in b"".join(tree(content).values())
    assert b"secret" not in {*tree(content).values()}
    assert all((content / name).resolve().is_relative_to(content) for name in outcome.new)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "blog", "more", "secret.txt", "site"
    ]  # fmt: skip
    said = "\n".join(map(str, outcome.imported.remarks))
    assert "assets/link.txt: not brought along: a link out of the blog" in said
    assert "_posts/2024-03-05-gone.md: not brought along: a link to nothing" in said


def test_files_as_they_come(tmp_path, capsys):
    blog = write(tmp_path / "blog", BLOG)
    (blog / "_posts/2024-04-01-latin.md").write_bytes(b"---\ntitle: Caf\xe9\n---\n\nCaf\xe9.\n")
    broken = "---\ntitle: [unclosed\ndraft: true\n---\n\nWords stay.\n"
    (blog / "_posts/2024-04-02-broken.md").write_text(broken)
    (blog / "_posts/2024-04-03-open.md").write_text("---\ntitle: Never closed\n\nMore words.\n")
    (blog / "_posts/2024-04-04-empty.md").write_text("")
    odd = "---\ntitle: Odd\n---\n\n<a\\ href='x'> <img src= <![CDATA[ {% {{ [x]( ``` <!-- \0\n"
    (blog / "_posts/2024-04-05-odd.md").write_text(odd)
    name = os.fsdecode(os.fsencode(blog / "_posts") + b"/2024-04-06-\xff.md")
    Path(name).write_text("---\ntitle: Name\n---\n")
    import_path(blog, tmp_path / "content")
    said = capsys.readouterr().out
    assert "2024-04-01-latin.md: it is not in UTF-8, and was read as cp1252" in said
    assert "not brought along: its name is no text" in said
    files = tree(tmp_path / "content/posts")
    assert "Café." in files["2024-04-01-latin.md"].decode()
    assert b"Words stay." in files["2024-04-02-broken.md"]
    assert b"More words." in files["2024-04-03-open.md"]


def test_what_is_in_the_way_stays(tmp_path, capsys):
    blog, content = write(tmp_path / "blog", BLOG), tmp_path / "content"
    content.mkdir()
    (content / "assets").write_text("a file, not a folder")
    (content / "posts/2024-03-01-one.md").mkdir(parents=True)
    import_path(blog, content)
    said = capsys.readouterr().out
    assert "content/assets/a.png: it is there with another content" in said
    assert "content/posts/2024-03-01-one.md: it is there with another content" in said


def test_what_cannot_be_imported_is_one_line(tmp_path):
    (tmp_path / "empty").mkdir()
    for name, reason in (("none", "there is no"), ("empty", "no post was found in")):
        with pytest.raises(RefusalError, match=reason):
            import_path(tmp_path / name, tmp_path / "content")
    assert not (tmp_path / "content").exists()


def test_posts_of_wordpress_with_a_password_are_drafts():
    kind = "<wp:post_type>post</wp:post_type><wp:status>{}</wp:status>"
    item = f"<item>{kind}<wp:post_password>{{}}</wp:post_password></item>\n"
    text = item.format("publish", "") + item.format("publish", "x") + item.format("private", "")
    changed, said = without_secrets(text, "x.xml")
    assert changed.count("<wp:status>draft</wp:status>") == 1
    assert [str(remark).split("; ")[0] for remark in said] == [
        "x.xml:2: a post with a password",
        'x.xml: not brought along: 1 posts that are "private"',
    ]


def test_the_pages_of_an_imported_blog(tmp_path, build):
    hidden = "---\ntitle: [unclosed\ndraft: true\n---\n\nNobody sees it.\n"
    later = "---\ntitle: Later\n---\n\nNobody sees it.\n"
    files = {**BLOG, "_posts/2024-04-02-x.md": hidden, "_posts/2999-01-01-later.md": later}
    run_import(write(tmp_path / "blog", files), tmp_path / "imported", statements=True)
    texts = tree(tmp_path / "imported").items()
    site = build({name: data.decode() for name, data in texts})
    one = (site.output / "2024/03/01/one.html").read_text("utf-8")
    assert "{% unknown %}" in one
    assert "2024/03/02/two.html" in one
    assert "/assets/a.png" in one
    assert "It is so." in one
    assert "<math" in one
    assert "**" not in one
    assert "prompt-tip" not in one
    pages = (path for path in site.output.rglob("*.html") if "drafts" not in path.parts)
    assert not [path for path in pages if "Nobody sees it" in path.read_text("utf-8")]
    others = [path for path in site.output.rglob("*") if path.suffix in (".xml", ".json")]
    assert not [path for path in others if "Nobody sees it" in path.read_text("utf-8")]


def test_the_command(tmp_path):
    def diptych(*words: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "plugins.authoring.program", "import", *words],
            cwd=tmp_path,
            env={"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout, done.stderr

    write(tmp_path / "blog", BLOG)
    (tmp_path / "pelicanconf.py").write_text("PATH = 'content'\n")
    code, out, _ = diptych("blog", "--dry-run")
    assert (code, (tmp_path / "content").exists()) == (0, False)
    assert "3 posts and pages, 1 files; 4 new" in out
    code, out, _ = diptych("blog", "--to", "elsewhere")
    assert (code, (tmp_path / "elsewhere/posts/2024-03-02-two.md").is_file()) == (0, True)
    code, _, errors = diptych("nothing")
    assert (code, errors.strip().count("\n")) == (1, 0)
