// Stands in the bundle for packages that dockerode loads and Hearth never uses: SSH to a daemon, and gRPC and protobuf of BuildKit sessions.
module.exports = {};
