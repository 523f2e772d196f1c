import React from "react";
import DOMPurify from "dompurify";

const EMPTY = { title: "", body: "" };

function Body({ markup }) {
  return <div className="tip-body" dangerouslySetInnerHTML={{ __html: markup }} />;
}

class Tip extends React.Component {
  state = { tip: EMPTY };

  async componentDidMount() {
    const res = await fetch(`/api/tips/${encodeURIComponent(this.props.topic)}`);
    const tip = await res.json();
    this.setState({ tip });
  }

  render() {
    const { tip } = this.state;
    return (
      <aside>
        <h4>{tip.title}</h4>
        <Body markup={DOMPurify.sanitize(tip.body)} />
      </aside>
    );
  }
}

export default Tip;
