/**
 * What a serial port is called: a USB or built-in port of a Linux, a call-out device of a Mac, the lasting names that
 * Linux gives by board or by socket, a pseudo-terminal, and COM1 to COM999. Nothing else in `/dev` is one: not a disk,
 * not the memory, not the console a person sits at; and no name holds a step to another folder.
 */
const portNames = [
  /^\/dev\/(tty[A-Za-z]{1,8}|rfcomm)\d{1,3}$/,
  /^\/dev\/(tty|cu)\.[\w.+-]{1,100}$/,
  /^\/dev\/serial\/by-(id|path)\/[\w.:+@-]{3,250}$/,
  /^\/dev\/pts\/\d{1,6}$/,
  /^(\\\\\.\\)?COM[1-9]\d{0,2}$/,
]

export const isPortName = (path: string): boolean => portNames.some((pattern) => pattern.test(path))
