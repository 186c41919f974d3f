"""The files of the demo and their digests; tests compare them with content/. Pure."""

#: The digest of each file by its name in content/.
FILES = {
    "accepted.json": "dd837b13acac37a5",
    "images/double-descent.svg": "8221296ab70cf1cd",
    "images/effective-ranks.svg": "0355d3d356696561",
    "images/max-margin.svg": "6d959701699c03a5",
    "pages/about.md": "937bc6c94d1d6503",
    "posts/barron1993-math.md": "e505c40c45cc70bd",
    "posts/barron1993-overview.md": "359638fa63525d8a",
    "posts/bartlett2020-math.md": "292bf6c0def9c38d",
    "posts/bartlett2020-overview.md": "cbda384f84dfc326",
    "posts/belkin2019-math.md": "60b1a41f91d73d77",
    "posts/belkin2019-overview.md": "9ab30509a6e8db49",
    "posts/how-to-read-a-proof.md": "a6824174e7083491",
    "posts/soudry2018-math.md": "17191a992c7617f5",
    "posts/soudry2018-overview.md": "fe78d84f9c37f597",
    "posts/telgarsky2016-math.md": "4b0b39463b341c68",
    "posts/telgarsky2016-overview.md": "5f762f4b7a149517",
    "references.bib": "e4fb5df1ea310666",
    "series/the-power-of-depth.md": "10e0356e6fa5ca2c",
    "series/why-large-models-generalise.md": "16779f9c9b80c791",
    "tags/approximation.md": "5fa557a21ee4d3d4",
    "tags/generalisation.md": "27cfda45eee4e1bf",
}
