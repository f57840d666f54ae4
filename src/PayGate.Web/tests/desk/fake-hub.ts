import type { CaptureHub, HubListener } from '../../src/desk/hub';

interface Pending {
  readonly method: string;
  readonly parameters: readonly unknown[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A hub whose answers the test gives, when it wants to. */
export class FakeHub implements CaptureHub {
  readonly pending: Pending[] = [];
  readonly invoked: { method: string; parameters: readonly unknown[] }[] = [];
  listener!: HubListener;
  closed = false;

  open(listener: HubListener): void {
    this.listener = listener;
  }

  close(): void {
    this.closed = true;
  }

  invoke<T>(method: string, ...parameters: readonly unknown[]): Promise<T> {
    this.invoked.push({ method, parameters });
    return new Promise<T>((resolve, reject) => {
      this.pending.push({ method, parameters, resolve: value => resolve(value as T), reject });
    });
  }

  /** Answers the oldest open invocation. */
  async answer(value: unknown): Promise<void> {
    this.pending.shift()?.resolve(value);
    await settled();
  }

  async fail(): Promise<void> {
    this.pending.shift()?.reject(new Error('lost'));
    await settled();
  }

  calls(method: string): readonly (readonly unknown[])[] {
    return this.invoked.filter(each => each.method === method).map(each => each.parameters);
  }
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await Promise.resolve();
  }
}
