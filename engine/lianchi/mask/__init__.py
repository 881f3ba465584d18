"""Names of natural persons and their numbers, covered in everything that leaves a run."""

from lianchi.mask.ids import ids_covered as ids_covered
from lianchi.mask.policy import OPEN as OPEN
from lianchi.mask.policy import Mask as Mask
from lianchi.mask.policy import read_key as read_key
from lianchi.mask.veil import Veil as Veil
