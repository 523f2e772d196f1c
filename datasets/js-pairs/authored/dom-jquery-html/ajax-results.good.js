$(document).ready(function () {
  function row(user) {
    return $("<tr>").append($("<td>").text(user.name), $("<td>").text(user.email));
  }

  $("#search").on("submit", function (e) {
    e.preventDefault();
    $.getJSON("/api/users", { q: $("#q").val() }, function (users) {
      var $body = $("#users tbody").empty();
      $.each(users, function (i, user) {
        $body.append(row(user));
      });
    });
  });
});
