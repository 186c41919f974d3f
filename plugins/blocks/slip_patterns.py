"""How slips look, and what is said of those of which always the same is said. Pure."""

from ..core.markdown.prose import compile_prose

#: What opens something that the rest of the paragraph does not close: its end, and what is said.
OPENED = {
    "round": ("\\)", "\\) after the formula"),
    "square": ("\\]", "\\] after the formula"),
    "note": ("]", "] after the note"),
    "citation": ("]", "] after the citation"),
}
WANTED = compile_prose(
    r"""
    (?P<silent>^[ ]{0,3}>[ ]{0,3}\[![A-Za-z]{2,20}\][-+]?[ ]*(?=\n[ \t]*(?:\n|\Z)|\Z))
  | (?P<flat>^(?:!!!|\?\?\?)\+?[ ]\w{2,20}(?:[ ]"[^"\n]{0,100}")?[ ]*$
        (?!\n(?:[ \t]*\n)?(?:[ ]{4}|\t)))
  | (?P<apart_alert>^[ ]{0,3}>[ ]{0,3}\[(?:![ ]|[ ]!)[ ]?[A-Za-z]{2,20}\])
  | (?P<alert>^[ ]{0,3}(?:>[ ]{0,3}\[!|!!![ ])(?P<kind>[A-Za-z]{2,20})\b)
  | (?P<colons>^[ ]{0,3}::(?=[ ]?[A-Za-z{])[^:\n]{1,80}$)
  | (?P<spaced>(?<=\])[ ]\((?=https?://|/|\.{1,2}/|\{(?:filename|static)\})[^\s()]{1,300}\))
  | (?P<empty>\]\([ ]*\))
  | (?P<wordless>(?<![!\]])\[[ ]*\]\((?=[^\s()\#]))
  | (?P<noteless>\^\[[ ]*\])
  | (?P<keyless>\[-?@[ ]*(?=[\],;]))
  | (?P<wide>\]\([ ]*https?://[^\s()<>"']{1,500}[ ]+(?=[^\s"')])
        (?:[^\n()"]|\([^\n()]{0,200}\)){1,200}+\))
  | (?P<heading>^\#{1,6}[ ][^\n{}]{1,200}\{(?P<id>[A-Za-z][\w-]{0,60})\}[ ]*$)
  | (?P<untitled>^\#{1,6}[ \t]*(?:\{[^{}\n]{0,80}\}[ \t]*)?$)
  | (?P<marker>^\[(?P<word>[A-Z]{3,20})\][ ]*$)
  | (?P<apart>(?<=\))[ ]+\{\#[A-Za-z][\w:.-]{0,60}\}[ ]*$)
  | (?P<bare>(?<=\))\{(?P<label>(?:fig|tbl|tab|img)[:-][\w-]{1,60})\})
  | (?P<attributes>(?<=\))\{(?=[^{}\n]{0,200}=)[^{}\n]{1,200}\})
  | (?P<marker_open>^\[(?:TOC|REFERENCES)[ ]*$)
  | (?P<tag><(?:br|hr|img|a|div|span|p|details|figure|table|sub|sup)
        (?=[\s/][^<>]{0,300}(?:\n[ \t]*\n|\Z)))
  | (?P<auto><https?://[^\s<>]{1,300}(?=\s|\Z))
  | (?P<comment><!--(?!(?:(?!-->).)*-->))
  | (?P<struck>(?<!~)~~(?=\w)[^~\n]{1,200}~(?!~))
  | (?P<roomy>(?<!\S)\*\*[ ][A-Za-z][^*\n]{1,100}[ ]\*\*(?=[\s.,:;!?]|\Z))
  | (?P<strong>(?<![\w*\\])\*\*(?=\w)[^*\n]{1,200}(?<=[\w.,:;!?)])\*
        (?![\w*])(?![^\n]{0,500}\*\*))
  | (?P<tab>^===[+!]?[ ]"[^"\n]{1,100}"[ ]*$(?!\n(?:[ \t]*\n)?(?:[ ]{4}|\t)))
  | (?P<braces>^[ ]{0,3}\{:[ ]?[^{}\n]{1,100}$)
  | (?P<unquoted><[a-z]{1,10}[ ][^<>"\n]{0,100}="[^"<>\n]{0,100}>(?=[ ]*(?:\n|\Z)))
  | (?P<entity>&(?P<letters>[A-Za-z]{3,8});)
  | (?P<task>^[ ]{0,3}[-+*]\[[ xX]\][ ]\S[^\n]{0,500}
        (?:\n[ ]{0,3}[-+*]\[[ xX]\][^\n]{0,500}){0,50})
  | (?P<outside>(?<=\])\{(?:static|filename|attach)\}[^\s(){}]{1,200})
  | (?P<swapped>(?<=\))\[(?:https?://|\{(?:filename|static)\})[^\[\]\s]{1,300}\])
  | (?P<bang>^\[[^\[\]\n]{0,300}\]\([^()\s]{1,300}\.(?:png|svg|jpe?g|gif|webp)\)
        \{\#[^{}\n]{1,100}\}[ ]*$)
  | (?P<hashed>^\#{1,6}[ ][^\n{}]{1,200}[ ]\#(?P<section>sec[-:][\w-]{1,60})[ ]*$)
  | (?P<below>^[ ]{0,3}\{\#(?:eq|eqn)[-:][\w-]{1,60}\}[ ]*$)
  | (?P<bars>^[ ]{0,3}\|(?!\|)[^\n|]{1,400}\|?[ ]*(?=\n|\Z))
  | (?P<round>(?<!\S)\\\((?=\S))
  | (?P<square>^[ ]{0,3}\\\[(?=\s|\\))
  | (?P<call>(?<!\])\[\^[\w-]{1,40}(?=[\s.,;!?]|\Z)(?![^\n\]]{0,60}\]))
  | (?P<note>\^\[(?=[A-Za-z]))
  | (?P<citation>\[-?@(?=\w))
    """,
    r"\n(?=[ ]{0,3}(?:\||>[ ]{0,3}\[[! ]|!!!|::[^:]|===|[-+*]\[|\?\?\?|\{[:#]|\\\[)|\#|\[(?!\^))"
    r"|(?<=\])[ ]?(?=\()"
    r"|(?<=\))[ ]*(?=\{)|~~|\*\*(?=[\w ])|\\\(|\^\[|\[(?:-?@|\^)|\[(?=[ ]*\]\()"
    r"|&(?=[A-Za-z]{3,8};)|\{(?=(?:static|filename|attach)\})|\[(?=https?:|\{)|<(?=[a-z])",
)
#: What a report says of each kind; of the others, what opens them.
SAID: dict[str, tuple[str, str]] = {
    "colons": ("a line with two colons is text", "three colons begin and end a block"),
    "spaced": ("a space is between the words and the address of a link", "take the space out"),
    "tab": ("a tab has nothing in it", "indent its lines by four spaces"),
    "flat": ("there is nothing in the box", "indent its lines by four spaces"),
    "braces": ("braces are never closed: they are text", "write } after them"),
    "unquoted": ("a quotation mark is missing in a tag", 'write " before its >'),
    "task": ("a task without a space is text", "write a space after the -, as in - [ ] to do"),
    "bang": ("a link to a picture has a label, as a figure has", "write ! before it"),
    "below": (
        "a label below a display is text",
        "write it right after the $$ that ends the display",
    ),
    "call": ("the call of a note is never closed", "write ] after its name"),
    "outside": ("an address is in no brackets", "write it in round ones, [text]({static}/path)"),
    "swapped": ("the brackets of a link are swapped", "write [text](address)"),
    "roomy": ("** with a space inside is text", "write ** right before and after the words"),
    "apart_alert": ("an alert with a space in its brackets is a quotation", "write > [!NOTE]"),
    "silent": ("there is nothing in the alert", "write it on the lines below, after >"),
    "untitled": ("a heading has no words", "write them, or take the line out"),
    "apart": ("braces after a picture or a link are text", "take the space before them out"),
    "marker_open": ("a bracket is never closed", "write [TOC] or [REFERENCES]"),
    "tag": ("a tag is never closed: it is shown as text", "write > after it"),
    "auto": ("an address in angle brackets is never closed", "write > after it"),
    "comment": ("a comment is never closed: readers see it", "write --> after it"),
    "struck": ("~~ is closed by a single ~", "write ~~ after the words, too"),
    "strong": ("** is closed by a single *", "write ** after the words, too"),
    "wordless": ("a link has no words", "write them in the square brackets"),
    "noteless": ("a note has no words", "write them in the brackets, or take it out"),
    "keyless": ("a citation names nothing", "write its key after the @, or take it out"),
    "empty": ("a link has no address", "write it in the round brackets"),
    "wide": (
        "the address of a link has a space in it",
        'write %20 for it; a title is in quotation marks, [text](address "title")',
    ),
}
