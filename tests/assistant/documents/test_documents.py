"""Documents as Word and Markdown."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from xml.etree import ElementTree

import docx

from assistant.documents import Document, Passage, to_markdown, to_word

DOCUMENT = Document(
    "Title & *more*",
    (
        Passage("Found", "heading"),
        Passage("It fell & rose.\x0c", notes=("Paper A, 1 < 2", "Paper B")),
        Passage("One", "bullet", ("Paper A, 1 < 2",), source="A & *B*, 1 May 2024"),
        Passage("Two", "bullet", mark="no paper supports this"),
        Passage("As printed", "quote"),
    ),
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_word_file_opens_with_styles_and_one_footnote_for_each_reference() -> None:
    content = to_word(DOCUMENT)
    opened = docx.Document(io.BytesIO(content))
    assert [(p.style.name, p.text) for p in opened.paragraphs] == [  # type: ignore[union-attr]
        ("Title", "Title & *more*"),
        ("Heading 1", "Found"),
        ("Normal", "It fell & rose."),
        ("List Bullet", "One (A & *B*, 1 May 2024)"),
        ("List Bullet", "Two [no paper supports this]"),
        ("Quote", "As printed"),
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        notes = ElementTree.fromstring(file.read("word/footnotes.xml"))
        body = ElementTree.fromstring(file.read("word/document.xml"))
        types = file.read("[Content_Types].xml").decode()
        settings = ElementTree.fromstring(file.read("word/settings.xml"))
    told = {
        note.get(f"{W}id"): "".join(t.text or "" for t in note.iter(f"{W}t")).strip()
        for note in notes
    }
    referred = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    assert [told[str(number)] for number in referred] == [
        "Paper A, 1 < 2",
        "Paper B",
        "Paper A, 1 < 2",
    ]
    assert "wordprocessingml.footnotes+xml" in types
    assert [one.get(f"{W}id") for one in settings.iter(f"{W}footnote")] == ["-1", "0"]


def test_a_word_file_is_of_today_and_in_british_english() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    opened = docx.Document(io.BytesIO(to_word(DOCUMENT)))
    told = opened.core_properties
    assert (told.title, told.author, told.comments) == ("Title & *more*", "", "")
    assert told.created is not None
    assert told.created.replace(tzinfo=UTC) >= before
    languages = {one.get(f"{W}val") for one in opened.styles.element.iter(f"{W}lang")}
    assert languages == {"en-GB"}


def test_a_document_without_notes_has_no_footnotes() -> None:
    with zipfile.ZipFile(io.BytesIO(to_word(Document("T", (Passage("x"),))))) as file:
        assert "word/footnotes.xml" not in file.namelist()


def test_markdown_escapes_words_and_numbers_each_note_once() -> None:
    assert to_markdown(DOCUMENT) == (
        "# Title & \\*more\\*\n"
        "\n"
        "## Found\n"
        "\n"
        "It fell & rose.[^1][^2]\n"
        "\n"
        "- One (A & \\*B\\*, 1 May 2024)[^1]\n"
        "- Two **[no paper supports this]**\n"
        "\n"
        "> As printed\n"
        "\n"
        "[^1]: Paper A, 1 \\< 2\n"
        "[^2]: Paper B\n"
    )
