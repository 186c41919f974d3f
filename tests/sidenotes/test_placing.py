"""Where each note is: the numbers in a post, and the rules in the style sheet."""

import re

from plugins.sidenotes.placing import MarginExtent, place_notes, render_sheet

TEXT = "<p>" + "Words that fill a line of the text and some more. " * 12 + "</p>"


def call(name):
    return f'<sup id="fnref:{name}"><a class="footnote-ref" href="#fn:{name}">1</a></sup>'


def listed(*names, text="A note."):
    notes = (f'<li><div class="sidenote" id="fn:{n}"><p>{text}</p></div></li>' for n in names)
    return f'<div class="footnote"><hr><ol>{"".join(notes)}</ol></div>'


def classes(html):
    return re.findall(r'class="((?:call-|stop-|sidenote)[^"]*)"', html)


def test_calls_notes_and_stops_are_numbered_in_the_order_of_the_text():
    html = (
        f"<p>One{call('a')}</p>{TEXT}"
        '<p class="margin">x</p>'
        f"<p>Two{call('b')}{call('a')}</p>{TEXT}"
        '<figure id="f"><div><img alt="" class="margin" src="x"></div></figure>'
        f"<p>Three{call('c')}</p>{TEXT}{listed('a', 'b', 'c')}"
    )
    placed, extent = place_notes(html)
    assert extent == MarginExtent(notes=3, stops=2)
    assert classes(placed) == [
        "call-1",
        "stop-1 margin",
        "call-2",
        "stop-2",
        "call-3",
        "sidenote note-1 after-0",
        "sidenote note-2 after-1",
        "sidenote note-3 after-2",
    ]
    assert '<figure id="f" class="stop-2">' in placed
    assert re.sub(r' class="(?:call|stop)-\d"|stop-\d | note-\d after-\d', "", placed) == html


def test_wide_and_marginal_things_are_stops_wherever_their_class_is():
    html = (
        f"<p>A{call('a')}</p>{TEXT}"
        '<p class="margin">b</p><img alt="" class="big wide" src="x"><p class="marginal">c</p>'
        f"{listed('a')}"
    )
    placed, extent = place_notes(html)
    assert extent.stops == 2
    assert classes(placed)[1:3] == ["stop-1 margin", "stop-2 big wide"]


def test_a_note_that_nothing_calls_has_no_place():
    placed, extent = place_notes(f"<p>A{call('a')}</p>{TEXT}{listed('a', 'unused')}")
    assert extent.notes == 1
    assert classes(placed)[-1] == "sidenote"


def test_a_note_that_only_another_note_calls_hangs_on_the_one_before_it():
    notes = listed("a", "b").replace("A note.", f"A note.{call('b')}", 1)
    placed, extent = place_notes(f"<p>A{call('a')}</p>{TEXT}{notes}")
    assert extent.notes == 2
    assert classes(placed) == ["call-1", "sidenote note-1 after-0", "sidenote note-2 after-0"]


def test_more_notes_than_margin_stay_a_list():
    html = f"<p>A{call('a')}{call('b')}</p>{TEXT}{listed('a', 'b', text='Words. ' * 150)}"
    assert place_notes(html) == (html, MarginExtent())


def test_what_comes_after_the_notes_takes_no_room_from_them():
    after = f"<h2>References</h2>{TEXT * 3}"
    _, extent = place_notes(f"{TEXT}<p>A{call('a')}</p>{listed('a')}{after}")
    assert extent == MarginExtent(1, 0)


def test_a_post_without_notes_is_left_alone():
    assert place_notes(TEXT) == (TEXT, MarginExtent())
    assert render_sheet(MarginExtent(0, 4)) == ""


def test_the_sheet_names_every_note_and_stop_once():
    css = render_sheet(MarginExtent(notes=2, stops=1))
    assert re.findall(r"anchor-name: (--[\w-]+)", css) == [
        "--call-1",
        "--note-1",
        "--call-2",
        "--note-2",
        "--stop-0",
        "--stop-1",
    ]
    assert "position-anchor: --call-2; --above: anchor(--note-1 bottom, -1em)" in css
    assert css.count("@position-try") == 2
    assert css.count("{") == css.count("}")
