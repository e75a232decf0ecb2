from enum import IntEnum

class Flags(IntEnum):
    copy_opaque = ...
