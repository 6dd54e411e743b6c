"""Learns a small convolutional net over words: `learn_net.py LESSONS.json WEIGHTS.json`.

Called by training/src/posts/learn-net.ts, which cuts posts into words and reads the weights back; inference is in
packages/exposure/src/learned/net-ear.ts, and a test holds the two to the same answers. Needs PyTorch (Debian:
python3-torch). One thread and fixed seeds: on one machine the same lessons give the same weights.

LESSONS.json: {"kinds": how many kinds there are,
  "settings": {"rounds", "vector", "width", "seed"},
  "lessons": [{"words": [key], "shapes": [1..6], "breaks": [0..2], "marked": [bits of kinds, a word each],
               "only": the one kind that is known of, or null, "share": how much it counts}]}
WEIGHTS.json: {"words": [key], "unknown": [number], "vectors": [[number]], "layers": {name: nested lists, as PyTorch has them},
  "answers": what the net says of the first lessons, so that whoever reads the weights can hold himself to it}
"""

import json
import random
import sys

import torch
from torch import nn
from torch.nn import functional as F

SHAPES, BREAKS, SIGN = 7, 3, 4
BATCH = 32
CHUNK = 3200
LONGEST = 400
FASTEST = 5e-3
LEAST_LESSONS = 2
NOTHING, UNKNOWN = 0, 1
ANSWERS = 50
# What a text without any word of a kind comes to, so that its logarithm stays small.
LEAST = 1e-4
# How often a word is hidden while it is learnt, so that none is relied on alone.
HIDDEN = 0.1
# A word says more of what is given away than a label for the whole post.
WORD_SHARE = 3.0
ANY_SHARE = 2.0


class Net(nn.Module):
    """Each word with its neighbours, three layers wide; then every kind by word, and by the post as a whole."""

    def __init__(self, words, kinds, vector, width):
        super().__init__()
        self.words = nn.Embedding(words, vector)
        self.shapes = nn.Embedding(SHAPES, SIGN)
        self.breaks = nn.Embedding(BREAKS, SIGN)
        nn.init.normal_(self.words.weight, 0, 0.1)
        self.first = nn.Conv1d(vector + 2 * SIGN, width, 3, padding=1)
        self.second = nn.Conv1d(width, width, 3, padding=2, dilation=2)
        self.third = nn.Conv1d(width, width, 3, padding=4, dilation=4)
        self.by_word = nn.Conv1d(width, kinds, 1)
        self.by_post = nn.Linear(2 * width, kinds + 1)

    def forward(self, words, shapes, breaks, there):
        if self.training:
            hidden = (torch.rand(words.shape) < HIDDEN) & (words > UNKNOWN)
            words = torch.where(hidden, torch.full_like(words, UNKNOWN), words)
        seen = torch.cat([F.dropout(self.words(words), 0.2, self.training), self.shapes(shapes), self.breaks(breaks)], 2)
        here = F.relu(self.first(seen.transpose(1, 2) * there)) * there
        here = here + F.relu(self.second(F.dropout(here, 0.4, self.training))) * there
        here = here + F.relu(self.third(F.dropout(here, 0.4, self.training))) * there
        most = (here - (1 - there) * 1e4).max(2)[0]
        mean = here.sum(2) / (there.sum(2) + 4)
        whole = F.dropout(torch.cat([most, mean], 1), 0.4, self.training)
        return self.by_word(F.dropout(here, 0.4, self.training)), self.by_post(whole)


def batch_of(lessons, number_of):
    length = min(LONGEST, max(4, max(len(lesson["words"]) for lesson in lessons)))
    words, shapes, breaks, marked = (torch.zeros(len(lessons), length, dtype=torch.long) for _ in range(4))
    there = torch.zeros(len(lessons), 1, length)
    for row, lesson in enumerate(lessons):
        count = min(length, len(lesson["words"]))
        words[row, :count] = torch.tensor([number_of.get(word, UNKNOWN) for word in lesson["words"][:count]])
        shapes[row, :count] = torch.tensor(lesson["shapes"][:count])
        breaks[row, :count] = torch.tensor(lesson["breaks"][:count])
        marked[row, :count] = torch.tensor(lesson["marked"][:count])
        there[row, 0, :count] = 1
    return words, shapes, breaks, there, marked


def loss_of(net, lessons, number_of, kinds):
    words, shapes, breaks, there, marked = batch_of(lessons, number_of)
    by_word, by_post = net(words, shapes, breaks, there)
    bits = torch.arange(kinds)
    given = torch.tensor([lesson["given"] for lesson in lessons])
    of_post = ((given[:, None] >> bits) & 1).float()
    share = torch.tensor([lesson["share"] for lesson in lessons])
    shares = share[:, None].repeat(1, kinds)
    for row, lesson in enumerate(lessons):
        # Of an example in which one kind was found it is not known which others are there as well.
        if lesson["only"] is not None and lesson["given"]:
            shares[row] = 0
            shares[row, lesson["only"]] = lesson["share"]
    of_words = ((marked[:, :, None] >> bits) & 1).float().transpose(1, 2)
    cross = F.binary_cross_entropy_with_logits
    words_loss = (cross(by_word, of_words, reduction="none") * there * shares[:, :, None]).sum() / there.sum()
    post_loss = (cross(by_post[:, :kinds], of_post, reduction="none") * shares).sum() / len(lessons)
    any_loss = (cross(by_post[:, kinds], (given > 0).float(), reduction="none") * share).mean()
    return WORD_SHARE * words_loss + post_loss + ANY_SHARE * any_loss


def answers_of(net, lessons, number_of):
    net.eval()
    answers = []
    with torch.no_grad():
        for lesson in lessons:
            words, shapes, breaks, there, _ = batch_of([lesson], number_of)
            by_word, by_post = net(words, shapes, breaks, there)
            counted = torch.log((F.softplus(by_word) * there).sum(2) + LEAST)
            answers.append((by_post[0] + F.pad(counted[0], (0, 1))).tolist())
    return answers


def learn(lessons, kinds, settings):
    torch.set_num_threads(1)
    torch.manual_seed(settings["seed"])
    chance = random.Random(settings["seed"])
    counts = {}
    for lesson in lessons:
        lesson["given"] = 0
        for bits in lesson["marked"]:
            lesson["given"] |= bits
        for word in set(lesson["words"]):
            counts[word] = counts.get(word, 0) + 1
    known = sorted(word for word, count in counts.items() if count >= LEAST_LESSONS)
    number_of = {word: UNKNOWN + 1 + place for place, word in enumerate(known)}
    net = Net(len(known) + 2, kinds, settings["vector"], settings["width"])
    optimiser = torch.optim.AdamW(net.parameters(), lr=FASTEST, weight_decay=1e-2)
    order = [place for place, lesson in enumerate(lessons) if lesson["words"]]
    net.train()
    for turn in range(settings["rounds"]):
        for group in optimiser.param_groups:
            group["lr"] = FASTEST * (1 - turn / settings["rounds"])
        chance.shuffle(order)
        # Posts of about the same length together: less of each batch is empty.
        batches = []
        for start in range(0, len(order), CHUNK):
            chunk = sorted(order[start : start + CHUNK], key=lambda place: len(lessons[place]["words"]))
            batches += [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
        chance.shuffle(batches)
        total = 0.0
        for batch in batches:
            loss = loss_of(net, [lessons[place] for place in batch], number_of, kinds)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += loss.item()
        print(f"  round {turn + 1} of {settings['rounds']}: loss {total / max(1, len(batches)):.3f}", file=sys.stderr, flush=True)
    layers = {name: value.tolist() for name, value in net.state_dict().items() if name != "words.weight"}
    vectors = net.words.weight.tolist()
    return {
        "words": known,
        "unknown": vectors[UNKNOWN],
        "vectors": vectors[UNKNOWN + 1 :],
        "layers": layers,
        "answers": answers_of(net, [lesson for lesson in lessons if lesson["words"]][:ANSWERS], number_of),
    }


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        told = json.load(file)
    learnt = learn(told["lessons"], told["kinds"], told["settings"])
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(learnt, file)
