import { WebSocketServer } from 'ws';
import { newId } from './ids.mjs';

const end = '\x1e';

/** The server side of SignalR's JSON hub protocol, as far as the desk uses it. */
export class MockHub {
  sockets = new Set();
  server = new WebSocketServer({ noServer: true });

  attach(scene) {
    this.scene = scene;
    this.methods = {
      GetState: () => scene.state(),
      StartCapture: request => this.answer(scene.start(request)),
      AskField: (_, field) => this.answer(scene.ask(field)),
      GrantMoreTime: () =>
        this.answer(scene.fielding(scene.capture.currentField, { deadlineAt: new Date(Date.now() + 30_000).toISOString() })),
      ConfirmCapture: () => this.answer(scene.confirm()),
      CancelCapture: () => this.answer(scene.end('cancelledByAgent')),
    };
  }

  answer() {
    return { ok: true, refusal: null, warning: null, capture: this.scene.capture };
  }

  negotiation() {
    const id = newId('con');
    return {
      negotiateVersion: 1,
      connectionId: id,
      connectionToken: id,
      availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }],
    };
  }

  upgrade(request, socket, head) {
    if (this.down) {
      socket.destroy();
      return;
    }

    this.server.handleUpgrade(request, socket, head, connection => {
      this.sockets.add(connection);
      connection.on('close', () => this.sockets.delete(connection));
      connection.on('message', data => this.read(connection, String(data)));
    });
  }

  broadcast(target, ...values) {
    const message = JSON.stringify({ type: 1, target, arguments: values }) + end;
    this.sockets.forEach(socket => socket.send(message));
  }

  /** Drops every connection and takes no new one for a while. */
  drop(milliseconds) {
    this.down = true;
    setTimeout(() => (this.down = false), milliseconds);
    this.sockets.forEach(socket => socket.terminate());
  }

  read(connection, text) {
    for (const part of text.split(end).filter(each => each !== '')) {
      const message = JSON.parse(part);
      if (message.protocol) {
        connection.send(`{}${end}`);
      } else if (message.type === 1) {
        const result = this.methods[message.target](...message.arguments);
        connection.send(JSON.stringify({ type: 3, invocationId: message.invocationId, result }) + end);
      } else if (message.type === 6) {
        connection.send(`{"type":6}${end}`);
      }
    }
  }
}
