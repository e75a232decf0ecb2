class HWAccel:
    is_hw_owned: bool
    def __init__(
        self,
        device_type: str,
        device: str | int | None = ...,
        allow_software_fallback: bool = ...,
        options: dict[str, object] | None = ...,
        flags: int | None = ...,
        is_hw_owned: bool = ...,
    ) -> None: ...

def hwdevices_available() -> list[str]: ...
