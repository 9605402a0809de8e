// Loaded into the main process by a test (`electron -r`): writes down every connection that Node itself is asked to make.
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

const file = process.env.HEARTH_RECORD;
const note = (what) => appendFileSync(file, `${what}\n`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const target = Array.isArray(args[0]) ? args[0][0] : args[0];
  note(target?.path ? `unix ${target.path}` : `tcp ${target?.host ?? 'localhost'} ${target?.port ?? target}`);
  return connect.apply(this, args);
};
const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...args) {
  note(`udp ${args.find((arg) => typeof arg === 'string') ?? ''}`);
  return send.apply(this, args);
};
const lookup = dns.lookup;
dns.lookup = (name, ...rest) => {
  note(`name ${name}`);
  return lookup(name, ...rest);
};
note('recording');
