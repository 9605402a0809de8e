import { Component, type ReactNode } from 'react';
import { Button } from './ui/Button.tsx';
import { ErrorNotice } from './ui/FaultNotice.tsx';

type Props = { readonly children: ReactNode };
type Failed = { readonly error: unknown };

/** Keeps a room that breaks from taking the window with it: says so, keeps the rail, offers to open the room anew. */
export class Boundary extends Component<Props, Failed> {
  override readonly state: Failed = { error: null };
  static getDerivedStateFromError(error: unknown): Failed {
    return { error };
  }
  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <ErrorNotice
        error={this.state.error}
        actions={
          <Button kind="primary" onClick={() => this.setState({ error: null })}>
            Open this room again
          </Button>
        }
      />
    );
  }
}
