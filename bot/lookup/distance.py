"""How far apart two points of the globe are."""

from math import asin, cos, radians, sin, sqrt

EARTH = 6371.0088
"""Mean radius of the Earth in kilometres: R1 of the Geodetic Reference System 1980 (H. Moritz, J. Geodesy 74)."""


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance between two points in degrees north and east, by the haversine formula.

    A globe is no ellipsoid: it is right within 0.6%.
    """
    north, south = radians(latitude), radians(other_latitude)
    turn = radians(other_longitude - longitude)
    part = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(turn / 2) ** 2
    # For opposite points rounding may lead beyond 1, of which there is no arcsine.
    return 2 * EARTH * asin(sqrt(min(1.0, part)))
