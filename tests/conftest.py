from __future__ import annotations

from hypothesis import HealthCheck, settings

# `--hypothesis-profile=endure`: the same properties, over many more examples.
settings.register_profile(
    "endure", max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
