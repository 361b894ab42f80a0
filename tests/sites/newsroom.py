"""The stories that the test sites print: invented news of East Kalimantan, from a grammar.

Two stories share place names, subjects and a manner of speaking, but hardly a sentence. What is
meant to be alike is made so: ``reprint`` is the same release at another outlet.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tests.sites.dates import MONTHS, news_day
from tests.sites.grammar import Deck, Speaker, Words, words

TOPICS = (
    "jembatan", "banjir", "tambang", "pemilu", "ramadan", "olahraga", "kesehatan", "sekolah",
    "hutan", "ikn", "pasar", "pesisir", "budaya", "kebakaran",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """A piece of news before an outlet prints it."""

    topic: str
    section: str
    title: str
    paragraphs: tuple[str, ...]
    """Plain text, no dateline."""
    tags: tuple[str, ...]
    caption: str
    """Of its photograph."""
    town: str
    """Where it was written, for the dateline."""
    day: date
    """The day that it tells of."""
    release: str | None = None
    """Id of the press release that it reprints, None for an outlet's own story."""


def person(rng: random.Random) -> str:
    """Invent a person's name."""
    names = words("orang").slots
    return f"{rng.choice(names['depan'])} {rng.choice(names['belakang'])}"


def write(seed: str, day: date, style: int = 0, topic: str | None = None) -> Story:
    """Write the story of ``seed``; ``style`` is how its outlet says days (``news_day``)."""
    rng = random.Random(seed)
    subject = words(topic or rng.choice(TOPICS))
    town, slots = _scene(rng, day, style)
    speaker = Speaker(rng, slots, (words("umum"), subject))
    speaker.slots["pejabat"] = _official(rng, speaker)
    return Story(
        topic=subject.name,
        section=subject.slots["section"][0],
        title=speaker.say(rng.choice(subject.pools["titles"])),
        paragraphs=tuple(_paragraphs(rng, speaker, subject, rng.randint(5, 14))),
        tags=(*rng.sample(subject.slots["tags"], 3), town),
        caption=speaker.say(rng.choice(subject.pools["captions"])),
        town=town,
        day=day,
    )


def _scene(rng: random.Random, day: date, style: int) -> tuple[str, dict[str, str]]:
    line = rng.choice(words("tempat").pools["towns"])
    town, regency, kind, districts, villages, streets = line.split("; ")
    expert = (
        f"{rng.choice(words('umum').slots['ahlinya'])} dari {{Universitas|Institut}} Tepian Etam"
    )
    area = town if kind == "Pemkot" else regency.removeprefix("Kabupaten ")
    return town, {
        "kota": area,
        "kab": regency,
        "pem": f"Pemerintah {regency}",
        "pemkot": f"{kind} {area}",
        "kec": rng.choice(districts.split(", ")),
        "kel": rng.choice(villages.split(", ")),
        "jalan": rng.choice(streets.split(", ")),
        "hari": news_day(day, style),
        "tahun": str(day.year),
        "bulan": MONTHS[(day.month + rng.randint(0, 5)) % 12],
        "w": person(rng),
        "w2": person(rng),
        "w3": person(rng),
        "ahli": f"{expert}, {person(rng)}",
    }


def _official(rng: random.Random, speaker: Speaker) -> str:
    name = person(rng)
    degree = f" {rng.choice(words('orang').slots['gelar'])}" if rng.random() < 0.2 else ""
    speaker.slots["nama"] = name.split()[0] if rng.random() < 0.7 else name
    speaker.slots["panggil"] = rng.choice(("pejabat", "tokoh", "sosok"))
    return f"{speaker.say('<jabatan>')}, {name}{degree}"


def _paragraphs(rng: random.Random, speaker: Speaker, subject: Words, count: int) -> Sequence[str]:
    """Lead, official, a mixture, closing: ``count`` paragraphs."""
    general = words("umum").pools
    own = {name: Deck(rng, pool) for name, pool in subject.pools.items()}
    frames = {name: Deck(rng, pool) for name, pool in general.items()}

    def clause(pool: str) -> str:
        said = speaker.say(own[pool].deal())
        return said if pool != "claims" else said[:1].lower() + said[1:]

    def framed(frame: str) -> str:
        return speaker.say(
            frames[frame].deal(),
            q=clause("quotes"), q2=clause("quotes"), v=clause("voices"), v2=clause("voices"),
            claim=clause("claims"),
        )  # fmt: skip

    def plain(pool: str) -> str:
        return speaker.say(own[pool].deal())

    kinds = {
        "facts": lambda: f"{plain('facts')} {plain('facts')}",
        "fact": lambda: f"{plain('facts')} {framed('claims')}",
        "quote": lambda: framed("quotes"),
        "voice": lambda: framed("voices"),
        "background": lambda: f"{plain('background')} {plain('facts')}",
        "claim": lambda: f"{framed('claims')} {framed('quotes')}",
        "aside": lambda: speaker.say(frames["asides"].deal()),
    }
    text = [plain("leads"), framed("intros")]
    middle = ["facts", "quote", "fact", "voice", "background", "claim", "aside", "quote", "facts"]
    rng.shuffle(middle)
    text += [kinds[kind]() for kind in (middle * 2)[: count - 3]]
    return [*text, plain("closings")]


def release(seed: str, day: date) -> Story:
    """Write a press office's release, which several outlets print."""
    return replace(write(f"release {seed}", day), release=seed)


def reprint(story: Story, outlet: str) -> Story:
    """Print a release as ``outlet`` does: as it is, trimmed, or with a reworked lead."""
    rng = random.Random(f"{outlet} {story.release}")
    lead, *rest = story.paragraphs
    title = story.title
    manner = rng.choice(("whole", "trimmed", "reworked"))
    if manner == "trimmed":
        rest = rest[: max(3, len(rest) * 2 // 3)]
    if manner == "reworked":
        kind = rng.choice(("Kabar baik", "Perkembangan terbaru", "Informasi terkini"))
        lead = f"{kind} datang dari {story.town}. {lead}"
        rest = [*rest[1:3], rest[0], *rest[3:]]
        title = f"{title}, {rng.choice(('Ini Rinciannya', 'Begini Kata Pejabat', 'Warga Menanti'))}"
    return replace(story, title=title, paragraphs=(lead, *rest))
