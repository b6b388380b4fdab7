from __future__ import annotations

import pytest

from whosays.ingest.language import identify


@pytest.mark.parametrize(
    "text",
    [
        "The harbour master of Tolm denied that the ferry was overloaded.",
        "HARBOUR MASTER OF TOLM DENIES FERRY WAS OVERLOADED",
        "MINISTER REJECTS CEASEFIRE OFFER",
        "Minister rejects offer; talks off, sources say",
        "António Guterres visits Santiago de Compostela",
        "Xi meets Putin in Beijing, Macron in Paris",
        "Goal! Ruiz 3-2 Lopez, Hernandez sent off",
        "The mayor wrote « nous ne viendrons pas, jamais », and the council said that it agreed.",
    ],
)
def test_english_is_english(text: str) -> None:
    assert identify(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le maire a déclaré mardi que le pont ne serait pas ouvert avant l'été.", "fr"),
        ("LE MAIRE A DÉCLARÉ MARDI QUE LE PONT NE SERAIT PAS OUVERT AVANT L'ÉTÉ.", "fr"),
        ("Der Bürgermeister sagte am Dienstag, die Brücke werde nicht vor dem Sommer geöffnet.", "de"),
        ("El alcalde dijo el martes que el puente no se abriría antes del verano.", "es"),
        ("De burgemeester zei dinsdag dat de brug niet voor de zomer open gaat.", "nl"),
        ("市长星期二表示，大桥在夏天之前不会开放，记者在港口等待。", "zh"),
        ("Мэр заявил во вторник, что мост не откроют до лета, и отказался отвечать на вопросы.", "ru"),
        ("قال رئيس البلدية يوم الثلاثاء إن الجسر لن يفتح قبل الصيف", "ar"),
    ],
)
def test_other_languages(text: str, code: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize("text", ["", "12:30", "Tolm", "Bonjour", "Mayor says no", "?!"])
def test_too_little_to_tell(text: str) -> None:
    assert identify(text) is None


def test_another_script_is_another_language_however_short() -> None:
    assert identify("Мост закрыт") not in (None, "en")


def test_a_book_is_sampled() -> None:
    assert identify("The mayor said that the bridge was closed. " * 40_000) == "en"
