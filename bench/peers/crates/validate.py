"""Validates the RO-Crate of a study against RO-Crate 1.1 and the Process Run Crate profile.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python validate.py CRATE-FOLDER-OR-ZIP

The context of RO-Crate 1.1 is read from the package rocrate, so that no network is needed.
"""

import io
import sys
import urllib.request
import urllib.response
from pathlib import Path

import requests
import rocrate
from rocrate_validator import models, services

LOCAL = (Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_bytes()
PROFILES = ["ro-crate-1.1", "process-run-crate-0.5"]


class Contexts(urllib.request.HTTPSHandler):
    """Answers with the context that is here."""

    def https_open(self, request):
        headers = {"Content-Type": "application/ld+json"}
        answer = urllib.response.addinfourl(io.BytesIO(LOCAL), headers, request.full_url, 200)
        answer.msg = "OK"
        return answer


def send(session, request, **named):
    answer = requests.Response()
    answer.status_code = 200
    answer.headers["Content-Type"] = "application/ld+json"
    answer.raw = io.BytesIO(LOCAL)
    answer.url = request.url
    answer.request = request
    return answer


urllib.request.install_opener(urllib.request.build_opener(Contexts))
requests.Session.send = send


def main() -> int:
    failed = 0
    for profile in PROFILES:
        settings = services.ValidationSettings(
            rocrate_uri=sys.argv[1],
            profile_identifier=profile,
            no_cache=True,
            requirement_severity=models.Severity.RECOMMENDED,
        )
        result = services.validate(settings)
        issues = result.get_issues()
        required = [i for i in issues if i.severity == models.Severity.REQUIRED]
        print(f"{profile}: {len(required)} required and {len(issues) - len(required)} other issues")
        for issue in issues:
            print(f"  {issue.severity.name.lower()}: {issue.check.identifier}: {issue.message}")
        failed += len(required)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
