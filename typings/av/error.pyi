import builtins

class FFmpegError(Exception):
    errno: int
    strerror: str
    filename: str | None

class InvalidDataError(FFmpegError, ValueError): ...
class ArgumentError(FFmpegError, ValueError): ...
class EOFError(FFmpegError, builtins.EOFError): ...
