"""Prints the losses that TensorBoard finds in a folder, one line per epoch, and checks that there are speeds too."""
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

events = EventAccumulator(sys.argv[1])
events.Reload()
training, validation, speed = (events.Scalars(tag) for tag in ("loss/training", "loss/validation", "speed/predictions_per_second"))
assert [event.step for event in training] == [event.step for event in validation] == [event.step for event in speed]
assert all(event.value > 0 and event.wall_time > 1e9 for event in speed)
for a, b in zip(training, validation):
    print("epoch", a.step, repr(float(a.value)), repr(float(b.value)))
