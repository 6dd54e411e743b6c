"""Learns the net that hears both sides of a conversation: `learn_conversation_net.py LESSONS.json WEIGHTS.json`.

Called by training/src/learn-conversation-net.ts, which cuts conversations into utterances and reads the weights back; inference
is in packages/classifier/src/conversation-net.ts, and training stops where the two do not agree. Needs PyTorch (Debian:
python3-torch). Fixed seeds: on one machine, with the same number of threads, the same lessons give the same weights.

LESSONS.json: {"settings": {"rounds", "vector", "width", "turn", "pieces", "seed", "threads"},
  "forms": [[key of the word, [its pieces]]],
  "lessons": [{"group": conversations of one place share it, "language", "isPublic",
               "utterances": [[speaker, [form], bits of the stages shown, 9 of them]], "approachers": [speaker],
               "person": speaker, "kind": 0..7 or -1}],
  "asked": [the lessons that are asked about when all is learnt]}
WEIGHTS.json: {"words": [key], "vectors": [[number]] (the first for all words that are not known), "pieces": [[number]] (the first
  of nought), "layers": {name: nested lists, as PyTorch has them}, "answers": [[[speaker, log odds]]], a list for each lesson asked}
"""

import json
import random
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional as F

STAGES, KINDS = 9, 8
LONGEST = 900
WINDOW = 48
BATCH, CHUNK = 32, 1600
FASTEST = 4e-3
DECAY = 2e-2
LEAST_GROUPS = 6
PAD, UNKNOWN = 0, 1
GAP = 2
# How often a word is hidden while it is learnt, and its pieces with it, so that none is relied on alone.
HIDDEN, WITH_PIECES = 0.15, 0.6
DROPPED = 0.4
# How much a conversation counts that nobody wrote for this, and the side of somebody who is drawn in.
PUBLIC_SHARE, DRAWN_SHARE = 0.3, 0.5
# How much is made of the other questions beside the first: is this the other side of an approach?
DRAWN_LOSS, KIND_LOSS, TWIN_LOSS, STAGE_LOSS = 0.3, 0.3, 0.3, 0.125
MOST_TWINS = 2
# How many lessons are changed while they are learnt, by what else somebody says and by ordinary talk around.
PADDED, SURROUNDED = 0.3, 0.15
# Sentences of so many words pad a message; they are mostly of its own language, and else of one of these.
LEAST_PADDING, MOST_PADDING, OWN_LANGUAGE, OTHER_LANGUAGES = 5, 16, 0.7, ("en", "zh")
# So many honest talks are tried around one, of so many utterances each at least.
TRIED_AROUND, LEAST_AROUND = 8, 4


class Net(nn.Module):
    """Words with their neighbours make an utterance; utterances in their order, with who says them, make a side."""

    def __init__(self, words, pieces, vector, width, turn):
        super().__init__()
        self.words = nn.Embedding(words, vector, padding_idx=PAD)
        self.pieces = nn.EmbeddingBag(pieces, vector, mode="mean", padding_idx=0)
        nn.init.normal_(self.words.weight, 0, 0.1)
        nn.init.normal_(self.pieces.weight, 0, 0.1)
        with torch.no_grad():
            self.words.weight[PAD] = 0
            self.pieces.weight[0] = 0
        self.one = nn.Conv1d(vector, width, 1)
        self.three = nn.Conv1d(vector, width, 3, padding=1)
        self.five = nn.Conv1d(vector, width, 5, padding=2)
        self.turn = nn.Linear(6 * width, turn)
        self.stages = nn.Linear(6 * width, STAGES)
        self.own = nn.Embedding(2, turn)
        self.order = nn.GRU(turn, turn // 2, batch_first=True, bidirectional=True)
        self.side = nn.Linear(4 * turn + 2 * STAGES, 2 + KINDS)

    def forward(self, words, bags, bag_of, utterance_of, length, own, conversation_of):
        there = words != PAD
        seen = self.words(words) + self.pieces(*bags)[bag_of]
        seen = (F.dropout(seen, 0.2, self.training) * there.unsqueeze(2)).transpose(1, 2)
        heard = torch.cat([F.relu(each(seen)) for each in (self.one, self.three, self.five)], 1) * there.unsqueeze(1)
        count, width, _ = heard.shape
        place = utterance_of.unsqueeze(1).expand(heard.shape)
        most = torch.zeros(count, width, length + 1).scatter_reduce(2, place, heard, "amax", include_self=True)
        total = torch.zeros(count, width, length + 1).scatter_add(2, place, heard)
        spoken = torch.zeros(count, length + 1).scatter_add(1, utterance_of, there.float())
        mean = total / (spoken.unsqueeze(1) + 4) ** 0.75
        utterances = F.dropout(torch.cat([most, mean], 1)[:, :, :length].transpose(1, 2), DROPPED, self.training)
        stages = self.stages(utterances)
        turns = F.relu(self.turn(utterances))[conversation_of]
        lengths = (own >= 0).sum(1).clamp(min=1)
        packed = nn.utils.rnn.pack_padded_sequence(
            turns + self.own(own.clamp(min=0)), lengths, batch_first=True, enforce_sorted=False
        )
        ordered, _ = nn.utils.rnn.pad_packed_sequence(self.order(packed)[0], batch_first=True, total_length=length)
        ordered = ordered + turns
        shown = torch.sigmoid(stages)[conversation_of]

        def pool(mask):
            top = ordered.masked_fill(~mask, -1e4).max(1)[0]
            return [
                torch.where(top < -1e3, torch.zeros_like(top), top),
                (ordered * mask).sum(1) / (mask.sum(1) + 2.0),
                (shown * mask).max(1)[0],
            ]

        both = torch.cat(pool((own == 1).unsqueeze(2)) + pool((own == 0).unsqueeze(2)), 1)
        return self.side(F.dropout(both, DROPPED, self.training)), stages


class Example:
    def __init__(self, lesson, utterances, share):
        self.lesson, self.share, self.utterances = lesson, share, utterances
        self.forms, self.places, self.bits, self.speakers = [], [], [], []
        for speaker, forms, bits in utterances:
            if len(self.forms) + len(forms) + GAP > LONGEST:
                break
            self.forms += [PAD] * GAP + forms
            self.places += [len(self.speakers)] * (GAP + len(forms))
            self.speakers.append(speaker)
            self.bits.append(bits)
        self.sides = list(dict.fromkeys(self.speakers))


class Changes:
    """
    Changes lessons by chance where the answer stays as it is: an approach is one too when all is called safe after each message,
    and when it stands in the middle of ordinary talk. Honest talks are changed likewise, so that a change gives nothing away.
    """

    def __init__(self, lessons, chance):
        self.chance, self.honest, self.sentences = chance, {}, {}
        for lesson in lessons:
            if lesson["approachers"] or len(lesson["utterances"]) < LEAST_AROUND:
                continue
            self.honest.setdefault(lesson["language"], []).append(lesson)
            self.sentences.setdefault(lesson["language"], []).extend(
                forms
                for speaker, forms, _ in lesson["utterances"]
                if speaker != lesson["person"] and LEAST_PADDING <= len(forms) <= MOST_PADDING
            )

    def apply(self, lesson):
        utterances = lesson["utterances"]
        others = [speaker for speaker in dict.fromkeys(each[0] for each in utterances) if speaker != lesson["person"]]
        if others and self.chance.random() < PADDED:
            utterances = self.padded(lesson, others)
        if others and self.chance.random() < SURROUNDED:
            utterances = self.surrounded(lesson, utterances, (lesson["approachers"] or others)[0])
        return utterances

    def padded(self, lesson, others):
        """Somebody says a few honest sentences of other people again and again."""
        chance = self.chance
        language = lesson["language"] if chance.random() < OWN_LANGUAGE else chance.choice(OTHER_LANGUAGES)
        sentences = self.sentences.get(language)
        if not sentences:
            return lesson["utterances"]
        who = (lesson["approachers"] or others)[0] if chance.random() < 0.8 else chance.choice(others)
        # Every message begins with a mark of its own.
        said = [chance.choice(sentences)[1:] for _ in range(chance.choice([1, 1, 2, 4]))]
        often, first = chance.choice([0.3, 1, 1]), chance.random() < 0.25

        def more(forms):
            added = chance.choice(said)
            return forms[:1] + added + forms[1:] if first else forms + added

        return [
            [speaker, more(forms) if speaker == who and chance.random() < often else forms, bits]
            for speaker, forms, bits in lesson["utterances"]
        ]

    def surrounded(self, lesson, utterances, other):
        """Honest talks of other people stand before and after it, as if the same two had them."""
        before, after = [], []
        words = sum(len(forms) + GAP for _, forms, _ in utterances)
        for _ in range(TRIED_AROUND):
            around = self.chance.choice(self.honest.get(lesson["language"], [lesson]))
            if around is lesson:
                break
            added = [
                [lesson["person"] if speaker == around["person"] else other, forms, 0]
                for speaker, forms, _ in around["utterances"]
            ]
            count = sum(len(forms) + GAP for _, forms, _ in added)
            if words + count > LONGEST or len(before) + len(utterances) + len(after) + len(added) > WINDOW:
                continue
            words += count
            if self.chance.random() < 0.5:
                before = added + before
            else:
                after = after + added
        return before + utterances + after


def windows_of(lesson, utterances):
    """Long conversations are heard in windows; in an approach, only those in which something of it is said."""
    if len(utterances) <= WINDOW:
        return [Example(lesson, utterances, 1.0)]
    found = []
    for start in range(0, len(utterances), WINDOW // 2):
        window = utterances[start : start + WINDOW]
        if not lesson["approachers"] or any(bits & 255 for _, _, bits in window):
            found.append(window)
        if start + WINDOW >= len(utterances):
            break
    return [Example(lesson, window, len(found) ** -0.5) for window in found]


class Reader:
    """Makes batches of examples."""

    def __init__(self, forms, number_of):
        self.rows = numpy.array([PAD] + [number_of.get(key, UNKNOWN) for key, _ in forms[1:]])
        self.pieces = [pieces or [0] for _, pieces in forms]

    def read(self, examples, chance=None):
        wide, length = max(len(each.forms) for each in examples), max(len(each.speakers) for each in examples)
        forms = numpy.zeros((len(examples), wide), numpy.int64)
        utterance_of = numpy.full((len(examples), wide), length, numpy.int64)
        for row, each in enumerate(examples):
            forms[row, : len(each.forms)] = each.forms
            utterance_of[row, : len(each.forms)] = each.places
        words = self.rows[forms]
        if chance is not None:
            hidden = (numpy.random.rand(*forms.shape) < HIDDEN) & (forms > 0)
            words = numpy.where(hidden, UNKNOWN, words)
            forms = numpy.where(hidden & (numpy.random.rand(*forms.shape) < WITH_PIECES), PAD, forms)
        different, bag_of = numpy.unique(forms, return_inverse=True)
        pieces, offsets = [], []
        for form in different:
            offsets.append(len(pieces))
            pieces += self.pieces[form]
        own, conversation_of, sides = [], [], []
        for row, each in enumerate(examples):
            for speaker in self.sides_of(each, chance):
                own.append([int(other == speaker) for other in each.speakers] + [-1] * (length - len(each.speakers)))
                conversation_of.append(row)
                sides.append((each, speaker))
        bits = numpy.zeros((len(examples), length), numpy.int64)
        heard = numpy.zeros((len(examples), length), numpy.float32)
        for row, each in enumerate(examples):
            bits[row, : len(each.bits)] = each.bits
            heard[row, : len(each.bits)] = each.share * (0.2 if each.lesson["isPublic"] else 1)
        stages = ((bits[:, :, None] >> numpy.arange(STAGES)) & 1).astype(numpy.float32)
        inputs = (
            torch.from_numpy(words),
            (torch.tensor(pieces), torch.tensor(offsets)),
            torch.from_numpy(bag_of.reshape(forms.shape)),
            torch.from_numpy(utterance_of),
            length,
            torch.tensor(own),
            torch.tensor(conversation_of),
        )
        return inputs, sides, torch.from_numpy(stages), torch.from_numpy(heard)

    @staticmethod
    def sides_of(example, chance):
        if chance is None or len(example.sides) <= 3:
            return example.sides
        approachers = [each for each in example.sides if each in example.lesson["approachers"]]
        others = [each for each in example.sides if each not in approachers]
        return approachers[:2] + chance.sample(others, min(2, len(others)))


def loss_of(net, examples, reader, chance):
    inputs, sides, stages, heard = reader.read(examples, chance)
    odds, shown = net(*inputs)
    cross = F.binary_cross_entropy_with_logits
    approaches = torch.tensor([float(speaker in each.lesson["approachers"]) for each, speaker in sides])
    drawn = torch.tensor(
        [float(bool(each.lesson["approachers"]) and speaker not in each.lesson["approachers"]) for each, speaker in sides]
    )
    share = torch.tensor(
        [each.share * (PUBLIC_SHARE if each.lesson["isPublic"] else 1.0) for each, _ in sides]
    ) * (1 - drawn * (1 - DRAWN_SHARE))
    loss = (cross(odds[:, 0], approaches, reduction="none") * share).sum()
    loss = loss + DRAWN_LOSS * (cross(odds[:, 1], drawn, reduction="none") * (1 - approaches) * share).sum()
    kinds = torch.tensor([each.lesson["kind"] if speaker in each.lesson["approachers"] else -1 for each, speaker in sides])
    if (kinds >= 0).any():
        loss = loss + KIND_LOSS * F.cross_entropy(odds[kinds >= 0][:, 2:], kinds[kinds >= 0], reduction="sum")
    # An approach and its honest twins of the same place are told from each other directly.
    innocents = {}
    for place, (each, speaker) in enumerate(sides):
        lesson = each.lesson
        if not lesson["isPublic"] and not lesson["approachers"] and speaker != lesson["person"]:
            innocents.setdefault(lesson["group"], []).append(place)
    twins = [
        (place, twin)
        for place, (each, _) in enumerate(sides)
        if approaches[place] and not each.lesson["isPublic"]
        for twin in innocents.get(each.lesson["group"], [])[:MOST_TWINS]
    ]
    if twins:
        loud, quiet = zip(*twins)
        loss = loss + TWIN_LOSS * F.softplus(odds[list(quiet), 0] - odds[list(loud), 0]).sum()
    loss = loss + STAGE_LOSS * (cross(shown, stages, reduction="none").sum(2) * heard).sum()
    return loss / len(examples)


def answers_of(net, lessons, reader):
    net.eval()
    answers = []
    with torch.no_grad():
        for lesson in lessons:
            inputs, sides, _, _ = reader.read([Example(lesson, lesson["utterances"], 1.0)])
            answers.append([(speaker, odds) for (_, speaker), odds in zip(sides, net(*inputs)[0][:, 0].tolist())])
    return answers


def learn(forms, lessons, asked, settings):
    torch.set_num_threads(settings["threads"])
    torch.manual_seed(settings["seed"])
    numpy.random.seed(settings["seed"])
    chance = random.Random(settings["seed"])
    last, counts = {}, {}
    for lesson in lessons:
        for key in {forms[form][0] for _, words, _ in lesson["utterances"] for form in words}:
            if last.get(key) != lesson["group"]:
                last[key] = lesson["group"]
                counts[key] = counts.get(key, 0) + 1
    known = sorted(key for key, count in counts.items() if count >= LEAST_GROUPS)
    reader = Reader(forms, {key: UNKNOWN + 1 + place for place, key in enumerate(known)})
    net = Net(len(known) + 2, settings["pieces"] + 1, settings["vector"], settings["width"], settings["turn"])
    optimiser = torch.optim.AdamW(net.parameters(), lr=FASTEST, weight_decay=DECAY)
    changes = Changes(lessons, chance)
    groups = {}
    for lesson in lessons:
        if lesson["utterances"]:
            groups.setdefault(lesson["group"], []).append(lesson)
    groups = list(groups.values())
    examples = sum(len(windows_of(lesson, lesson["utterances"])) for lesson in lessons if lesson["utterances"])
    steps, total = 0, settings["rounds"] * examples / BATCH
    for turn in range(settings["rounds"]):
        net.train()
        chance.shuffle(groups)
        # Conversations of about the same length together, and those of one place with each other.
        batches, chunk = [], []
        for place, group in enumerate(groups):
            chunk.append([example for lesson in group for example in windows_of(lesson, changes.apply(lesson))])
            if sum(map(len, chunk)) < CHUNK and place + 1 < len(groups):
                continue
            chunk.sort(key=lambda each: max(len(example.forms) for example in each))
            flat = [example for each in chunk for example in each]
            batches += [flat[at : at + BATCH] for at in range(0, len(flat), BATCH)]
            chunk = []
        chance.shuffle(batches)
        lost = 0.0
        for batch in batches:
            for parameters in optimiser.param_groups:
                parameters["lr"] = FASTEST * max(0.05, 1 - steps / total) * min(1, steps / 200 + 0.02)
            steps += 1
            loss = loss_of(net, batch, reader, chance)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            lost += loss.item()
        print(f"  round {turn + 1} of {settings['rounds']}: loss {lost / max(1, len(batches)):.3f}", file=sys.stderr, flush=True)
    tables = ("words.weight", "pieces.weight")
    return {
        "words": known,
        "vectors": net.words.weight[UNKNOWN:].tolist(),
        "pieces": net.pieces.weight.tolist(),
        "layers": {name: value.tolist() for name, value in net.state_dict().items() if name not in tables},
        "answers": answers_of(net, [lessons[place] for place in asked], reader),
    }


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        told = json.load(file)
    learnt = learn(told["forms"], told["lessons"], told["asked"], told["settings"])
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(learnt, file)
