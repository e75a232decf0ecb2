class AudioLayout:
    name: str
    nb_channels: int
