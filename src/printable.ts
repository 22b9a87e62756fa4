// Data end up on terminals and in log files. Characters that steer those, or turn the direction of
// reading round, are shown as a mark and never sent.

const steering = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * A text on one line that steers nothing.
 *
 * @example
 * printable('a\u001b[31mb') //=> 'a�[31mb'
 */
export const printable = (text: string): string => text.replace(steering, '\ufffd')
