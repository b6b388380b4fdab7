"""Stories: which accounts tell of one event."""

from whosays.compare.stories.arriving import Nearby, place
from whosays.compare.stories.group import Together, group
from whosays.compare.stories.profile import Profile, profile_of

__all__ = ["Nearby", "Profile", "Together", "group", "place", "profile_of"]
