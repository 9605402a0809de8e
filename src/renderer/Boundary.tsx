import { Component, type ReactNode } from 'react';
import { ErrorAgain } from './ui/FaultNotice.tsx';

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
    return <ErrorAgain error={this.state.error} label="Open this room again" onAgain={() => this.setState({ error: null })} />;
  }
}
