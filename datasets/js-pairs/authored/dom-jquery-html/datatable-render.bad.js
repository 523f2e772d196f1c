$(function () {
  var escape = $.fn.dataTable.util.escapeHtml;

  $.getJSON("/api/suppliers", function (suppliers) {
    var $body = $("#suppliers tbody").empty();
    $.each(suppliers, function (i, s) {
      var $row = $("<tr>").attr("data-id", s.id);
      $("<td>").text(s.name).appendTo($row);
      $("<td>").text(s.city).appendTo($row);
      $row.append("<td>" + s.remark + "</td>");
      $body.append($row);
    });
  });

  $("#suppliers").on("click", "tr", function () {
    $("#selected").text($(this).data("id"));
  });
});
