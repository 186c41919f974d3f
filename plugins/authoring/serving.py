"""The output folder, served as it is."""

from pelican.server import ComplexHTTPRequestHandler, RootedHTTPServer

from .refusals import refuse
from .site import SiteFolder


def serve_output(site: SiteFolder, host: str, port: int) -> None:
    """Serve until Ctrl-C."""
    folder = site.output_folder()
    if not folder.is_dir():
        refuse(f"there is no {folder} to serve: `invoke build` makes it")
    RootedHTTPServer.allow_reuse_address = True
    try:
        server = RootedHTTPServer(str(folder), (host, port), ComplexHTTPRequestHandler)
    except (OSError, OverflowError) as error:
        refuse(f"cannot listen on {host}:{port}: {error}")
    port = server.server_port  # which may have been 0: any that is free
    print(f"Serving {folder} at http://{host}:{port}/ (Ctrl-C stops it)", flush=True)
    with server:
        server.serve_forever()
