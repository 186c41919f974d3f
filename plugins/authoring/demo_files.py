"""The files of the demo and their digests; dev/skeleton.py writes this list. Pure."""

#: The digests of each file by its name in content/: of its first words, and of all of it.
FILES = {
    "accepted.json": ("dd837b13acac37a5", "dd837b13acac37a5"),
    "images/double-descent.svg": ("8221296ab70cf1cd", "8221296ab70cf1cd"),
    "images/effective-ranks.svg": ("0355d3d356696561", "0355d3d356696561"),
    "images/max-margin.svg": ("6d959701699c03a5", "6d959701699c03a5"),
    "pages/about.md": ("937bc6c94d1d6503", "6fd9a1137411e759"),
    "posts/barron1993-math.md": ("e505c40c45cc70bd", "43a6f9be27864ac0"),
    "posts/barron1993-overview.md": ("359638fa63525d8a", "565212e1cb07fccc"),
    "posts/bartlett2020-math.md": ("292bf6c0def9c38d", "ded4d2f5c304d73c"),
    "posts/bartlett2020-overview.md": ("cbda384f84dfc326", "6450f222791bbe6c"),
    "posts/belkin2019-math.md": ("60b1a41f91d73d77", "39d55b9803c8d0f9"),
    "posts/belkin2019-overview.md": ("9ab30509a6e8db49", "eebd19e9f2ac4ddd"),
    "posts/how-to-read-a-proof.md": ("a6824174e7083491", "505bc6e5067f85a1"),
    "posts/soudry2018-math.md": ("17191a992c7617f5", "8fd1d18bc66a66d5"),
    "posts/soudry2018-overview.md": ("fe78d84f9c37f597", "79f996dd965b968c"),
    "posts/telgarsky2016-math.md": ("4b0b39463b341c68", "0f40f5d7773c21d0"),
    "posts/telgarsky2016-overview.md": ("5f762f4b7a149517", "b6e6f8ee03a45a5b"),
    "references.bib": ("e4fb5df1ea310666", "e4fb5df1ea310666"),
    "series/the-power-of-depth.md": ("10e0356e6fa5ca2c", "57bec79fe21d4b23"),
    "series/why-large-models-generalise.md": ("16779f9c9b80c791", "2b525e73c949a631"),
    "tags/approximation.md": ("5fa557a21ee4d3d4", "0e59a8f2b00aa9a7"),
    "tags/generalisation.md": ("27cfda45eee4e1bf", "4bc75b2b78206dd2"),
}
