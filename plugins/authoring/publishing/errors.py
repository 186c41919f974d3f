"""Why a site cannot be sent."""


class PublishError(Exception):
    """Says in one line why nothing is sent, or why sending broke off."""
