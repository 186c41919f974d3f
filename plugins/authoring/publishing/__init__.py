"""How a site goes out: what is sent, in which order, to which kind of server.

    build ──► prepared folder ──► difference ──► plan ──► target

A visitor must never meet half a site. No server that takes single files can change all of them at
once, so the plan has an order in which nothing is missing at any moment, wherever it breaks off:
``plan.py`` has it. The next run compares again and goes on.
"""
