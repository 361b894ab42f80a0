"""Lines and boxes between an English text's paragraphs that are no paragraphs."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article

URL = "https://www.millgazette.example/news/footbridge-stays-shut/"
HEADLINE = "Footbridge stays shut until the autumn"
TEXT = (
    "The footbridge over the mill race will stay shut until the autumn, councillors were told on "
    "Monday night, after engineers found cracks in two of its columns.",
    "“Saturday used to be our best day,” said Owen Prattle, who bakes beside the steps. “Now you "
    "could hear a pin drop in here by eleven o’clock in the morning.”",
    "A shuttle bus has run between the park and the station since February, but passengers say "
    "that it is often late and that it does not run at weekends.",
    "Work is to begin in June and to last for fourteen weeks, weather permitting, and about half "
    "of the cost will be claimed from the insurers of the haulage firm.",
)


def page(*parts: str, head: str = "") -> str:
    """Return a page of an English paper with these paragraphs and pieces of markup."""
    text = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{HEADLINE} | Mill Gazette</title>'
        f'<meta property="og:site_name" content="The Mill Gazette">{head}</head><body>'
        '<nav><a href="/news/">News</a> <a href="/sport/">Sport</a></nav><main><article>'
        f'<h1>{HEADLINE}</h1><div class="article-body">{text}</div></article></main>'
        "<footer><p>Published by Mill Papers.</p></footer></body></html>"
    )


def read(*parts: str, head: str = "") -> list[str]:
    """Return the paragraphs read from such a page."""
    return extract_article(page(*parts, head=head), URL).text.split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "<p><i>Want the latest from your town? Join our WhatsApp community and we will send you "
        "the biggest stories of the day.</i></p>",
        "<p>Stay informed! Follow the Mill Gazette on WhatsApp for news as it happens.</p>",
        "<p>Make sense of the news with our daily newsletter</p>",
        "<p>The Morning Mill newsletter is our guide to the day’s most important and curious "
        "stories, analysis and insights. Sign up here.</p>",
        "<p>Thanks for reading the Mill Letter! Subscribe for free to receive new posts.</p>",
        "<p>Watch on air and online. Download the free Mill TV app for updates on the go.</p>",
        "<p>Support the Mill Gazette’s journalism of integrity</p>",
        "<p>Have you been affected by the closure? Tell the newsroom of Kabar Muara.</p>",
        "<p>Contact reporter Clara Hopkins at chopkins@millgazette.example or by phone.</p>",
        "<p>Are you affected by the issues in this story? Write to us.</p>",
        "<h3>More from Mill Money</h3>",
        "<p>Advertise with the Mill Gazette</p>",
        "<p>Join us at the mill on Thursday evening. Book tickets here or at the door.</p>",
        "<p>Find out what’s happening in Harrowby with free, real-time updates from us.</p>",
        "<p>Subscribe</p>",
        "<p>3 min</p>",
        "<p>For more stories like this, check our news page.</p>",
        "<p>Are footbridges worth it? Share your views in the comments below.</p>",
        "<p>Do you work at the mill? Got a tip? Write to us on any day of the week.</p>",
        "<p>To contact the reporter on this story: Clara Hopkins in Leeds</p>",
        "<p>Like what you read? Become a member today and support us.</p>",
        "<p>WATCH: Bakers on the empty street</p>",
        "<p>(Updates with a comment of the council in the sixth paragraph.)</p>",
        "<p>— With assistance by Lou Farrant</p>",
        "<p>This story was reported on air and converted to text with the assistance of AI.</p>",
        "<p>When you buy a book through a link on this page, we receive a commission.</p>",
        "<p>This article appears in the April 2024 print edition with another headline.</p>",
        "<p>Published in The Mill Gazette, March 12th, 2024</p>",
        "<p>Read the original article on Mill Business</p>",
        "<p>See a spelling or grammar error in our story? Write to us.</p>",
        "<p>(Except for the headline, this story has not been edited by our staff and comes from "
        "a syndicated feed.)</p>",
        "<p>(With inputs from agencies)</p>",
        "<p>This is an archived article and the information in it may be outdated.</p>",
        "<p>Reporting by Clara Hopkins in Leeds; Editing by Carla Devane and Mark Otter</p>",
        "<p>SOURCE Mill Works Limited</p>",
        "<p>WATCH | Bakers on the empty street:</p>",
        '<p><em>Transport news:</em> <a href="/news/bus/">Night buses to return in spring</a></p>',
        '<p><b>PREVIOUS COVERAGE:</b><a href="/news/crash/">What we know about the crash</a></p>',
    ],
)
def test_what_a_newsroom_says_to_its_readers_is_left_out(line: str) -> None:
    assert read(*TEXT[:2], line, *TEXT[2:]) == list(TEXT)
    assert read(*TEXT, line) == list(TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "He was asked to join the parents’ WhatsApp group and to follow its rules to the letter.",
        "Passengers must download the council’s app before they board, which few of them know.",
        "Support for local journalism has fallen by a third, according to the same report.",
        "“Nobody reads it,” said the vicar, who prints eighty copies of our newsletter.",
        "She had a story to tell? The crew of the shuttle bus had heard it every day since June.",
        "This story is told of every footbridge in the county, and of most of the railway ones.",
        "By submitting the lower bid the firm confirmed what its rivals had long suspected.",
    ],
)
def test_what_only_sounds_alike_stays(line: str) -> None:
    assert line in read(*TEXT[:2], line, *TEXT[2:])


def test_what_stands_in_one_box_with_a_form_is_left_out() -> None:
    box = (
        "<div><p>Mill Lab Letter by Will Harrow</p><p>What Will Harrow learned of machines this "
        "week, told without a word too many. Delivered on Wednesdays.</p><p>By signing up, you "
        "agree to our terms and to the processing of your data.</p></div>"
    )
    assert read(*TEXT[:2], box, *TEXT[2:]) == list(TEXT)


def test_a_pull_quote_is_left_out_with_its_speaker() -> None:
    quote = (
        "<aside><blockquote><p>Saturday used to be our best day. Now you could hear a pin drop"
        "</p></blockquote><p>Owen Prattle, baker</p></aside>"
    )
    assert read(*TEXT[:2], quote, *TEXT[2:]) == list(TEXT)


def test_a_quotation_that_stands_nowhere_else_stays() -> None:
    quote = "<blockquote><p>Nobody asked us before they put up the fence.</p></blockquote>"
    assert "Nobody asked us before they put up the fence." in read(*TEXT[:2], quote, *TEXT[2:])


def test_a_list_of_linked_headlines_is_left_out() -> None:
    links = (
        '<ul><li><a href="/news/a/">Two dead in crash on the ring road</a></li>'
        '<li><a href="/news/b/">Lottery ticket sold at the filling station</a></li></ul>'
    )
    assert read(*TEXT[:3], links, TEXT[3]) == list(TEXT)


def test_the_heading_of_a_list_of_linked_headlines_goes_with_it() -> None:
    links = (
        '<h3>Money in the dale</h3><ul><li><a href="/news/a/">How to claim for a late bus</a></li>'
        '<li><a href="/news/b/">Is a season ticket worth the price?</a></li></ul>'
    )
    assert read(*TEXT[:3], links, TEXT[3]) == list(TEXT)


def test_a_line_of_author_and_date_is_left_out() -> None:
    head = '<meta name="author" content="Clara Hopkins">'
    line = "<p><span>Clara Hopkins</span><span>•</span><span>Mar 12, 2024</span></p>"
    assert read(line, *TEXT, head=head) == list(TEXT)


def test_a_label_between_all_paragraphs_is_left_out() -> None:
    label = "<p>Article content</p>"
    assert read(*(part for text in TEXT for part in (label, text))) == list(TEXT)


def test_the_speakers_of_an_interview_stay() -> None:
    speaker = "<p>Owen Prattle</p>"
    parts = [part for text in TEXT for part in (speaker, text)]
    assert read(*parts).count("Owen Prattle") > 2


@pytest.mark.parametrize(
    "caption",
    [
        '<div class="group"><img src="/a.jpg"><p class="imageCaption">The mill race at the foot of '
        "the steps, which has been closed to the public since a lorry struck in January</p></div>",
        '<p><img src="/a.jpg"><br><em>The mill race in March. Picture: Lin Farrow</em></p>',
    ],
)
def test_a_caption_amid_the_text_is_left_out(caption: str) -> None:
    assert read(*TEXT[:2], caption, *TEXT[2:]) == list(TEXT)


def test_the_name_of_the_paper_or_author_alone_is_left_out() -> None:
    head = '<meta name="author" content="Clara Hopkins">'
    lines = ("<p>Clara Hopkins</p>", "<p>The Mill Gazette</p>")
    assert read(*lines, *TEXT, head=head) == list(TEXT)


def test_what_is_told_of_the_author_outside_the_text_is_left_out() -> None:
    head = '<meta name="author" content="Clara Hopkins">'
    below = "</div><div><p>Clara Hopkins is a breaking news reporter for The Mill Gazette.</p>"
    above = (
        "<div><p>Clara Hopkins reported from Harrowby, where she sat through six long meetings of "
        "the council and its committees.</p></div>"
    )
    assert read(*TEXT, below, head=head) == list(TEXT)
    assert read(above, *TEXT, head=head) == list(TEXT)


def test_what_the_text_tells_of_somebody_else_stays() -> None:
    head = '<meta name="author" content="Clara Hopkins">'
    told = "Owen Prattle is a writer for the parish letter and bakes beside the steps."
    assert told in read(*TEXT, told, head=head)
