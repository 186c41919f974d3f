"""The words and formulas of which the posts of a corpus are made.

In a formula A, B and C are letters, and N is a number.
"""

TEXT = """
    network depth width layer bound margin sample kernel gradient function class oscillation
    approximation error rate norm convex smooth point the a of with for every some each rests on
    grows shrinks holds fails at most at least constant factor argument proof then because and so
    we find that this gives an upper lower estimate of risk data noise label training step
"""
WORDS = TEXT.split()
LETTERS = "abcdefghknmpqrstuvwxyz"
FORMULAS = (
    r"f_{N}(A) = \sum_{i=1}^{B} a_i \sigma(w_i^\top C + b_i)",
    r"\|A\|_2 \le \sqrt{B/N}",
    r"O(A^{N} \log B)",
    r"\mathbb{E}[A_{N}] = \int_0^1 B \, dP(B)",
    r"\frac{A}{N B} \le \epsilon",
    r"A_{N}",
    r"A",
    r"A \in \mathbb{R}^{B}",
    r"A < N B",
    r"\hat A_B(f) - A(f) \le \mathcal{O}(\sqrt{N/B})",
    r"A^{N} + B^{N} \ne C^{N}",
    r"\lambda_{N}(A^\top A) > 0",
    r"A \mapsto \max\{0, B - N\}",
    r"\nabla_A L(A, B_{N})",
    r"\{A : \langle A, B \rangle \ge N\}",
    r"\operatorname{tr}(A B_{N})",
)
DISPLAYS = (
    r"$$ \int_{0}^{1} |f(A) - g_{N}(A)| \, dA \ge \frac{1}{32} $$",
    r"$$ \sup_{A \in \mathcal{F}} \left| \frac{1}{N} \sum_{i=1}^{N} A(x_i) - B \right| \le C $$",
    "\\begin{align}\n  A_{N} &= B + C \\\\\n      &\\le \\sum_{k=0}^{\\infty} 2^{-k}\n\\end{align}",
)
