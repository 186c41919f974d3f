"""What Pagefind is to read of a post."""

from plugins.search.documents import SearchDocument, flatten, render_document
from plugins.search.indexing import remove_former


class Body:
    """HTML that is there already."""

    digest = b""

    def __init__(self, html: str) -> None:
        self.html = html

    def text(self) -> str:
        return self.html


def test_a_document_says_all_in_attributes_and_escapes_it():
    document = SearchDocument(
        title='A <b> & "c"',
        lead="<p>See <math><mi>c</mi></math>.</p>",
        body=Body(flatten("<p>On <math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>.</p>")),
        filters={"tag": ["x", "y & z"], "level": []},
        shown={"url": "posts/a/", "series": 'The "S"', "level": ""},
        day="2024-03-02",
    )
    assert render_document(document) == (
        "<!DOCTYPE html><html><head>"
        '<meta data-pagefind-meta="url[content]" content="posts/a/">'
        '<meta data-pagefind-meta="series[content]" content="The &quot;S&quot;">'
        '<meta data-pagefind-meta="title[content]" content="A &lt;b&gt; &amp; &quot;c&quot;">'
        '<meta data-pagefind-filter="tag[content]" content="x">'
        '<meta data-pagefind-filter="tag[content]" content="y &amp; z">'
        '<meta data-pagefind-sort="date[content]" content="2024-03-02">'
        '</head><body><main data-pagefind-body><h1>A &lt;b&gt; &amp; "c"</h1>\n'
        "<p>See c.</p>\n<p>On a &lt; b.</p></main></body></html>"
    )


def test_only_files_of_an_index_are_removed(tmp_path):
    for name in ("index/en_1.pf_index", "index/en_2.pf_index", "mine.html", "wasm.en.pagefind"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    remove_former(tmp_path, {(tmp_path / "index/en_2.pf_index").relative_to(tmp_path)})
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["en_2.pf_index", "mine.html"]


def test_only_headings_have_ids():
    html = '<h2 id="a">A</h2><p id="b">By Roe (<a class="citation" id="c" href="#d">2016</a>).</p>'
    assert flatten(html) == (
        '<h2 id="a">A</h2><p>By Roe (<a class="citation" href="#d">2016</a>).</p>'
    )


def test_a_table_of_formulas_is_read_without_spaces_in_its_cells():
    cell = "<mtd><mi>f</mi><mo>(</mo><mi>x</mi><mo>)</mo></mtd>"
    table = f"<math><mtable><mtr>{cell}{cell}</mtr></mtable></math>"
    assert flatten(table) == "f(x) f(x)"


def test_what_has_no_spaces_is_parted_and_wide_letters_are_narrow():
    document = SearchDocument("深度", "", Body(flatten("<p>学习 ＡＢ of <i>か</i>な</p>")))
    html = render_document(document)
    assert "<h1>深 度</h1>" in html
    assert 'content="深度"' in html
    assert "<p>学 习 AB of <i>か</i>な</p>" in html
    top = "<math><msup><mi>A</mi><mo>⊤</mo></msup></math>"
    assert flatten(top) == "Aᵀ"
