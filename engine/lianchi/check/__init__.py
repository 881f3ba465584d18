"""The whole way from submitted files to a report, over worker processes."""

from lianchi.check.progress import Progress as Progress
from lianchi.check.run import check as check
from lianchi.check.setup import Options as Options
from lianchi.check.setup import Workshop as Workshop
from lianchi.check.setup import load_book as load_book
from lianchi.check.setup import runnable as runnable
from lianchi.check.setup import set_up as set_up
from lianchi.check.setup import workshop as workshop
