"""Settings of the site as it goes out: all of pelicanconf.py, and what is different in public.

`invoke preview`, `invoke publish`, `invoke gh-pages` and `invoke check` read this file. Values
come from the environment, so that nothing about your server has to be in the repository; write
them here instead if you prefer.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

# Pelican loads this file by its path, wherever it was started.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

# The address of the site, as in "https://example.com/blog". Nothing is uploaded while it is empty.
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
RELATIVE_URLS = False

# A page that no longer exists must not stay on the server.
DELETE_OUTPUT_DIRECTORY = True

# No address, no page: drafts stay on your machine.
DRAFT_SAVE_AS = ""
DRAFT_LANG_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = ""
DRAFT_PAGE_LANG_SAVE_AS = ""

# `invoke publish`: to "rsync" (a server of yours), "s3", "folder", or "github" (`invoke gh-pages`).
PUBLISH_TO = os.environ.get("PUBLISH_TO", "rsync")
# Files that browsers keep for ever stay on the server for these days after no page needs them.
PUBLISH_KEEP_DAYS = 30
# "br gz" adds files that nginx and others send in place of the ones beside them.
PUBLISH_COMPRESS = os.environ.get("PUBLISH_COMPRESS", "")
# A file _headers, which Netlify, Cloudflare Pages and others read.
PUBLISH_HEADERS = True

# "rsync": over ssh. Whatever else is in SSH_TARGET_DIR is deleted.
SSH_HOST = os.environ.get("SSH_HOST", "")
SSH_PORT = os.environ.get("SSH_PORT", "22")
SSH_USER = os.environ.get("SSH_USER", "")  # empty: the one that ssh would take
SSH_TARGET_DIR = os.environ.get("SSH_TARGET_DIR", "")

# "s3": a bucket. Whatever else is below S3_PREFIX in it is deleted. Your keys stay in the
# environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
S3_BUCKET = os.environ.get("S3_BUCKET", "")
S3_PREFIX = os.environ.get("S3_PREFIX", "")
S3_ENDPOINT = os.environ.get("S3_ENDPOINT", "")  # empty: Amazon's
S3_REGION = os.environ.get("S3_REGION", "us-east-1")

# "folder": on this machine. Whatever else is in it is deleted.
PUBLISH_FOLDER = os.environ.get("PUBLISH_FOLDER", "")

# "github", `invoke gh-pages`: a commit on this branch of this remote, which has only the site.
GITHUB_PAGES_BRANCH = os.environ.get("GITHUB_PAGES_BRANCH", "gh-pages")
GITHUB_PAGES_REMOTE = os.environ.get("GITHUB_PAGES_REMOTE", "origin")
GITHUB_PAGES_MESSAGE = os.environ.get(
    "GITHUB_PAGES_MESSAGE", f"Publish site on {datetime.now(UTC):%Y-%m-%d}"
)
