// Loaded into a simulator by the program that started it: when that program is gone, even killed outright, the channel
// between the two closes, and the simulator must not stay behind on its port.
process.once('disconnect', () => process.exit(0))
