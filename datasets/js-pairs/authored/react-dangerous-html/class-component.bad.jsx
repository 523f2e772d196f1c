import React from "react";
import axios from "axios";

export class Announcement extends React.Component {
  state = { message: "", loading: true };

  async componentDidMount() {
    const { data } = await axios.get("/api/announcement");
    this.setState({ message: data.message, loading: false });
  }

  render() {
    const { message, loading } = this.state;
    if (loading) return null;
    return <aside role="alert" dangerouslySetInnerHTML={{ __html: message }} />;
  }
}
