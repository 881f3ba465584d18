"""durable-rules as its own manual drives it, each program in a fresh process: it may crash, hang or disturb."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

PROLOGUE = """
import json, os, resource, sys, threading
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds} + 5))
import durable_rules_engine as E
from durable import engine
class Host(engine.Host):
    def _run(self):
        pass                                   # no timer threads: they would only add chance
def rules(**tests):
    return json.dumps({{name: {{"all": [{{"m": test}}]}} for name, test in tests.items()}})
def fact(handle, **properties):
    return E.assert_fact(handle, json.dumps(properties))[0]
"""
EPILOGUE = """
sys.stdout.flush()
os._exit(0)                                    # not through the engine's own clean-up
"""
CODES = {0: "fires", 1: "nothing", 2: "observed"}


def fresh(program: str, *, seconds: int = 20) -> str:
    """The last line that the program prints, or the name of the signal that ended it.

    A hang ends as SIGXCPU after so many seconds of processor time, which a loaded machine cannot make shorter.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    whole = PROLOGUE.format(seconds=seconds) + program + EPILOGUE
    done = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, timeout=100, env=environment)
    if done.returncode < 0:
        return signal.Signals(-done.returncode).name
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return lines[-1] if lines else ""
